package io.millrace.config.tables.read;

import io.millrace.config.quality.rules.RuleContract;
import io.millrace.config.quality.transforms.TransformContract;
import io.millrace.config.shape.Key;
import io.millrace.config.shape.Shape;

import java.util.List;
import java.util.Map;

/** The page of every key, made from the shapes that the reader uses. */
final class ReferencePage {
    private final StringBuilder page = new StringBuilder();

    private ReferencePage() {}

    static String of(Map<String, RuleContract> rules, Map<String, TransformContract> transforms) {
        ReferencePage reference = new ReferencePage();
        reference.line("# The keys of `tables.yaml`");
        reference.line("");
        reference.line(
                "Made from the reader's own definition by `SchemaTest`; [README.md](README.md) says how things hang together.");
        reference.keys("The file", TablesShape.file(rules));
        reference.keys("`settings`", TablesShape.SETTINGS);
        reference.keys("`kafka`", TablesShape.KAFKA);
        reference.keys("`source_database`", TablesShape.SOURCE_DATABASE);
        reference.keys("A table", TablesShape.table(rules));
        reference.keys("`schema`: a column", TablesShape.COLUMN);
        reference.keys("`dq_rules`: a rule", QualityShape.rule(rules).base());
        reference.params("Params of rules", QualityShape.rule(rules).variants());
        reference.keys("`transforms`: a transform", QualityShape.transform().base());
        reference.params("Params of transforms", QualityShape.transform().variants());
        reference.keys("`deequ_checks`: a check", QualityShape.CHECK);
        reference.keys("`foreign_keys`: a reference", TablesShape.FOREIGN_KEY);
        reference.keys("`indexes`: an index", TablesShape.INDEX);
        reference.keys("`replay`", TablesShape.REPLAY);
        if (transforms.size() != QualityShape.transform().variants().size()) {
            throw new IllegalStateException("a transform is missing in the page");
        }
        return reference.page.toString();
    }

    private void keys(String title, Shape.Group group) {
        heading(title);
        line("| key | value | unless given | |");
        line("|---|---|---|---|");
        group.keys().forEach(key -> row("", key));
    }

    private void params(String title, Map<String, Shape.Group> types) {
        heading(title);
        line("| type | key | value | unless given | |");
        line("|---|---|---|---|---|");
        types.forEach((type, group) -> {
            if (group.keys().isEmpty()) {
                line("| `" + type + "` | none | | | |");
            }
            group.keys().forEach(key -> row("`" + type + "` | ", key));
        });
    }

    private void row(String before, Key key) {
        List<String> names = key.names().stream().map(name -> "`" + name + "`").toList();
        String fallback = key.required() ? "needed" : key.fallback() == null ? "" : "`" + key.fallback() + "`";
        String value = key.shape().described().replace("|", "\\|");
        line("| %s%s | %s | %s | %s |"
                .formatted(before, String.join(" or ", names), value, fallback, key.description()));
    }

    private void heading(String title) {
        line("");
        line("## " + title);
        line("");
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
