package io.millrace.config.shape;

import io.millrace.config.yaml.ScalarKind;
import io.millrace.config.yaml.YamlList;
import io.millrace.config.yaml.YamlMap;
import io.millrace.config.yaml.YamlNode;
import io.millrace.config.yaml.YamlScalar;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads values out of a group by its shape, other names of keys and fall-backs included. What does not fit the shape reads as not
 * there: {@link ShapeCheck} has told it.
 */
public record Fields(YamlMap map, Shape.Group group) {

    /** The value's node, under whichever of the key's names. */
    public Optional<YamlNode> node(String key) {
        return group.key(key).names().stream()
                .flatMap(name -> map.value(name).stream())
                .findFirst();
    }

    /** A text or a word of a choice; {@code null} when there is none. */
    public String text(String key) {
        return scalar(key)
                .filter(scalar -> scalar.kind() == ScalarKind.TEXT)
                .map(YamlScalar::text)
                .orElse((String) group.key(key).fallback());
    }

    /** A boolean. */
    public boolean flag(String key) {
        return scalar(key)
                .filter(scalar -> scalar.kind() == ScalarKind.FLAG)
                .map(YamlScalar::flag)
                .orElse((Boolean) group.key(key).fallback());
    }

    /** A whole number within the shape's limits; {@code null} when there is none. */
    public Long whole(String key) {
        Shape.Whole limits = (Shape.Whole) group.key(key).shape();
        return scalar(key)
                .filter(YamlScalar::isNumber)
                .map(scalar -> scalar.number().doubleValue())
                .filter(number -> number >= limits.least() && number <= limits.most())
                .map(Double::longValue)
                .orElse((Long) group.key(key).fallback());
    }

    /** A finite number; {@code null} when there is none. */
    public Double number(String key) {
        return scalar(key)
                .filter(YamlScalar::isNumber)
                .map(scalar -> scalar.number().doubleValue())
                .orElse(null);
    }

    /** A list's items; a single value that stands for a list is its one item. */
    public List<YamlNode> items(String key) {
        boolean orOne = group.key(key).shape() instanceof Shape.ListOf list && list.orOne();
        return node(key)
                .map(node -> node instanceof YamlList list ? list.items() : orOne ? List.of(node) : List.<YamlNode>of())
                .orElse(List.of());
    }

    /** A list's texts. */
    public List<String> texts(String key) {
        return items(key).stream()
                .filter(item -> item instanceof YamlScalar scalar && scalar.kind() == ScalarKind.TEXT)
                .map(item -> ((YamlScalar) item).text())
                .toList();
    }

    /** A group below. */
    public Optional<YamlMap> below(String key) {
        return node(key).filter(YamlMap.class::isInstance).map(YamlMap.class::cast);
    }

    /** All values as plain Java, under the keys' first names, with fall-backs. */
    public Map<String, Object> plain() {
        Map<String, Object> plain = new LinkedHashMap<>(group.open() ? map.plain() : Map.of());
        for (Key key : group.keys()) {
            Object value = node(key.name()).map(YamlNode::plain).orElse(key.fallback());
            if (value != null) {
                plain.put(key.name(), value);
            }
        }
        return java.util.Collections.unmodifiableMap(plain);
    }

    private Optional<YamlScalar> scalar(String key) {
        return node(key).filter(YamlScalar.class::isInstance).map(YamlScalar.class::cast);
    }
}
