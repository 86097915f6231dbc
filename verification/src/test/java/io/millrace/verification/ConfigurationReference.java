package io.millrace.verification;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;

import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the settings of {@code @ConfigMapping} interfaces, with their Javadoc, from Java sources. */
final class ConfigurationReference {
    /** One setting as the reference shows it. */
    record Setting(String property, String type, String defaultValue, String purpose) {
        String environmentVariable() {
            return property.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9<>]", "_");
        }
    }

    /** The settings of one interface, which a module under {@code services} has. */
    record Group(String module, String prefix, String purpose, List<Setting> settings) {}

    /** The compiler tells comments with every character beyond ASCII escaped. */
    private static final Pattern UNICODE_ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");

    private final CompilationUnitTree unit;
    private final DocTrees docs;

    private ConfigurationReference(CompilationUnitTree unit, DocTrees docs) {
        this.unit = unit;
        this.docs = docs;
    }

    static List<Group> read(List<Path> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
            DocTrees docs = DocTrees.instance(task);
            List<Group> groups = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                new ConfigurationReference(unit, docs).groups().forEach(groups::add);
            }
            groups.sort(java.util.Comparator.comparing(Group::prefix));
            return groups;
        }
    }

    private List<Group> groups() {
        List<Group> groups = new ArrayList<>();
        for (Tree type : unit.getTypeDecls()) {
            if (type instanceof ClassTree mapping) {
                annotation(mapping.getModifiers(), "ConfigMapping").ifPresent(prefix -> {
                    TreePath path = TreePath.getPath(unit, mapping);
                    groups.add(new Group(module(), prefix, purpose(path), settings(prefix, mapping, mapping)));
                });
            }
        }
        return groups;
    }

    private String module() {
        String file = Path.of(unit.getSourceFile().toUri()).toString();
        String folder = file.substring(0, file.indexOf("/src/main/java/"));
        return folder.substring(folder.lastIndexOf('/') + 1);
    }

    private List<Setting> settings(String prefix, ClassTree group, ClassTree file) {
        List<Setting> settings = new ArrayList<>();
        for (Tree member : group.getMembers()) {
            if (member instanceof MethodTree method
                    && !method.getModifiers().getFlags().contains(Modifier.DEFAULT)
                    && !method.getModifiers().getFlags().contains(Modifier.STATIC)) {
                String type = method.getReturnType().toString();
                String property = prefix + "." + name(method);
                if (type.startsWith("Map<")) {
                    property += ".<name>";
                    type = type.substring(type.indexOf(',') + 1, type.length() - 1)
                            .trim();
                }
                Optional<ClassTree> nested = nested(file, type);
                if (nested.isPresent()) {
                    settings.addAll(settings(property, nested.get(), file));
                } else {
                    settings.add(setting(property, type, method));
                }
            }
        }
        return settings;
    }

    private Setting setting(String property, String type, MethodTree method) {
        String value = annotation(method.getModifiers(), "WithDefault").orElse("");
        return new Setting(property, type, value, purpose(TreePath.getPath(unit, method)));
    }

    private static String name(MethodTree method) {
        return annotation(method.getModifiers(), "WithName").orElseGet(() -> method.getName()
                .toString()
                .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .toLowerCase(Locale.ROOT));
    }

    private static Optional<ClassTree> nested(ClassTree file, String type) {
        return file.getMembers().stream()
                .filter(ClassTree.class::isInstance)
                .map(ClassTree.class::cast)
                .filter(member -> member.getKind() == Tree.Kind.INTERFACE)
                .filter(member -> member.getSimpleName().contentEquals(type))
                .findFirst();
    }

    private static Optional<String> annotation(ModifiersTree modifiers, String name) {
        for (AnnotationTree annotation : modifiers.getAnnotations()) {
            if (annotation.getAnnotationType().toString().equals(name)) {
                for (ExpressionTree argument : annotation.getArguments()) {
                    ExpressionTree value =
                            argument instanceof AssignmentTree assignment ? assignment.getExpression() : argument;
                    if (value instanceof LiteralTree literal) {
                        return Optional.of(String.valueOf(literal.getValue()));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private String purpose(TreePath path) {
        DocCommentTree comment = docs.getDocCommentTree(path);
        if (comment == null) {
            return "";
        }
        String text = comment.getFullBody().stream().map(Object::toString).collect(Collectors.joining());
        return UNICODE_ESCAPE
                .matcher(text)
                .replaceAll(escape -> Character.toString(Integer.parseInt(escape.group(1), 16)))
                .replaceAll("\\{@code ((?:[^{}]|\\{[^{}]*})*)}", "`$1`")
                .replaceAll("\\{@link #?([^}]*)}", "`$1`")
                .replaceAll("\\s+", " ")
                .trim();
    }
}
