package io.millrace.config.tables.read;

import io.millrace.config.quality.Finding;
import io.millrace.config.shape.Fields;
import io.millrace.config.shape.Shape;
import io.millrace.config.tables.check.Report;
import io.millrace.config.yaml.Place;
import io.millrace.config.yaml.Problems;
import io.millrace.config.yaml.YamlList;
import io.millrace.config.yaml.YamlMap;
import io.millrace.config.yaml.YamlNode;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** Knows which node of the file each part was read from. */
final class Origins implements Report {
    private final Problems problems;
    private final IdentityHashMap<Object, Origin> origins = new IdentityHashMap<>();

    /**
     * Where a part comes from.
     *
     * @param params the group that its params are read by
     */
    private record Origin(String title, Fields fields, Shape.Group params) {}

    Origins(Problems problems) {
        this.problems = problems;
    }

    /** Remembers a part; the title is for people. */
    <T> T remember(T part, String title, Fields fields, Shape.Group params) {
        origins.put(part, new Origin(title, fields, params));
        return part;
    }

    @Override
    public void wrong(Object part, Finding finding) {
        Origin origin = origins.get(part);
        problems.add(place(origin, finding.at()), origin.title(), finding.why(), finding.whatToDo());
    }

    private static Place place(Origin origin, String at) {
        YamlNode node = origin.fields().map();
        Shape.Group group = origin.fields().group();
        for (String step : at.isEmpty() ? List.<String>of() : List.of(at.split("\\."))) {
            Optional<YamlNode> next = step(node, group, step);
            if (next.isEmpty()) {
                break;
            }
            node = next.get();
            group = "params".equals(step) ? origin.params() : Shape.Group.any();
        }
        return node.place();
    }

    private static Optional<YamlNode> step(YamlNode node, Shape.Group group, String step) {
        if (node instanceof YamlMap map) {
            boolean known = group.keys().stream().anyMatch(key -> key.name().equals(step));
            return known ? new Fields(map, group).node(step) : map.value(step);
        }
        if (node instanceof YamlList list && step.chars().allMatch(Character::isDigit)) {
            int index = Integer.parseInt(step);
            return index < list.items().size() ? Optional.of(list.items().get(index)) : Optional.empty();
        }
        return Optional.empty();
    }
}
