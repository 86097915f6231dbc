package io.millrace.config.shape;

import io.millrace.config.yaml.NearestName;
import io.millrace.config.yaml.Place;
import io.millrace.config.yaml.Problems;
import io.millrace.config.yaml.YamlList;
import io.millrace.config.yaml.YamlMap;
import io.millrace.config.yaml.YamlNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds a tree against its shape: unknown and missing keys, values of another kind. */
public final class ShapeCheck {
    private final Problems problems;
    private final ScalarCheck scalars;

    /** A check that tells these. */
    public ShapeCheck(Problems problems) {
        this.problems = problems;
        this.scalars = new ScalarCheck(problems);
    }

    /**
     * Checks all of a tree.
     *
     * @param part the tree's path in the document; empty for the document itself
     */
    public void check(YamlNode node, Shape shape, String part) {
        if (shape instanceof Shape.Group group) {
            group(node, group, part);
        } else if (shape instanceof Shape.Tagged tagged) {
            tagged(node, tagged, part);
        } else if (shape instanceof Shape.ListOf list) {
            list(node, list, part);
        } else if (shape instanceof Shape.GroupOr either) {
            check(node, node instanceof YamlMap ? either.group() : either.other(), part);
        } else {
            scalars.check(node, shape, part);
        }
    }

    private void group(YamlNode node, Shape.Group group, String part) {
        if (!(node instanceof YamlMap map)) {
            scalars.otherKind(node, group, part);
            return;
        }
        if (!group.open()) {
            unknownKeys(map, group, part);
        }
        for (Key key : group.keys()) {
            value(map, key, part).ifPresent(value -> check(value, key.shape(), below(part, key.name())));
        }
    }

    private Optional<YamlNode> value(YamlMap map, Key key, String part) {
        List<YamlMap.Entry> there =
                key.names().stream().flatMap(name -> map.entry(name).stream()).toList();
        if (there.isEmpty() && key.required()) {
            missing(map, key, part);
        }
        if (there.size() > 1) {
            problems.add(
                    there.get(1).key().place(),
                    part,
                    "'%s' and '%s' are two names of one key"
                            .formatted(
                                    there.get(0).key().text(),
                                    there.get(1).key().text()),
                    "Keep one of them.");
        }
        return there.stream().findFirst().map(YamlMap.Entry::value);
    }

    private void missing(YamlMap map, Key key, String part) {
        Place place = map.entries().stream()
                .filter(entry -> key.names().contains(entry.key().text()))
                .map(entry -> entry.key().place())
                .findFirst()
                .orElse(map.place());
        problems.add(
                place,
                part,
                "the key '%s' is missing".formatted(key.name()),
                "Give it %s: %s".formatted(key.shape().described(), key.description()));
    }

    private void unknownKeys(YamlMap map, Shape.Group group, String part) {
        List<String> known = new ArrayList<>();
        group.keys().forEach(key -> known.addAll(key.names()));
        for (YamlMap.Entry entry : map.entries()) {
            if (!known.contains(entry.key().text())) {
                problems.add(
                        entry.key().place(),
                        part,
                        "there is no key '%s' here".formatted(entry.key().written()),
                        NearestName.advice(entry.key().text(), known));
            }
        }
    }

    private void tagged(YamlNode node, Shape.Tagged tagged, String part) {
        group(node, tagged.base(), part);
        if (!(node instanceof YamlMap map)) {
            return;
        }
        Shape.Group variant = map.value(tagged.tag())
                .map(YamlNode::plain)
                .map(tagged.variants()::get)
                .orElse(null);
        if (variant != null) {
            YamlNode inner = map.value(tagged.inner()).orElse(new YamlMap(map.place(), List.of()));
            if (inner instanceof YamlMap) {
                group(inner, variant, below(part, tagged.inner()));
            }
        }
    }

    private void list(YamlNode node, Shape.ListOf list, String part) {
        if (!(node instanceof YamlList items)) {
            if (list.orOne()) {
                check(node, list.item(), part);
            } else {
                scalars.otherKind(node, list, part);
            }
            return;
        }
        if (items.items().size() < list.least()) {
            problems.add(items.place(), part, "the list is empty", "Write at least one.");
        }
        for (int i = 0; i < items.items().size(); i++) {
            YamlNode item = items.items().get(i);
            check(item, list.item(), below(part, named(item, i)));
        }
    }

    private static String named(YamlNode item, int index) {
        if (item instanceof YamlMap map) {
            for (String key : List.of("id", "name", "metric")) {
                if (map.value(key).map(YamlNode::plain).orElse(null) instanceof String name) {
                    return name;
                }
            }
        }
        return String.valueOf(index + 1);
    }

    private static String below(String part, String name) {
        return part.isEmpty() ? name : part + "." + name;
    }
}
