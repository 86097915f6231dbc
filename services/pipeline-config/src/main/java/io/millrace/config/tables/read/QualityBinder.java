package io.millrace.config.tables.read;

import io.millrace.config.quality.CheckConfig;
import io.millrace.config.quality.RuleConfig;
import io.millrace.config.quality.Severity;
import io.millrace.config.quality.TransformConfig;
import io.millrace.config.shape.Fields;
import io.millrace.config.shape.Shape;
import io.millrace.config.yaml.YamlMap;
import io.millrace.config.yaml.YamlNode;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes rules, transforms and checks of their nodes. */
final class QualityBinder {
    private static final String REFERENCE = "foreign_key";
    private static final String OTHER_TABLE = "table";
    private static final String OTHER_COLUMN = "column";

    private final Map<String, String> keys;
    private final Origins origins;

    /** @param keys the key of each table whose key is a single column */
    QualityBinder(Map<String, String> keys, Origins origins) {
        this.keys = keys;
        this.origins = origins;
    }

    List<RuleConfig> rules(String table, List<YamlNode> items, Shape.Tagged shape) {
        List<RuleConfig> rules = new ArrayList<>();
        for (YamlMap item : maps(items)) {
            Fields fields = new Fields(item, shape.base());
            Fields params = params(fields, shape);
            String id = fields.text("id");
            rules.add(origins.remember(
                    new RuleConfig(
                            id,
                            fields.text("type"),
                            fields.text("column"),
                            whole(fields.text("type"), params.plain()),
                            severity(fields)),
                    "rule %s of table %s".formatted(id, table),
                    fields,
                    params.group()));
        }
        return List.copyOf(rules);
    }

    /** With the column that a reference means when it names a table alone, so that nobody who judges must find it out. */
    private Map<String, Object> whole(String type, Map<String, Object> params) {
        boolean named = !REFERENCE.equals(type) || params.containsKey(OTHER_COLUMN);
        if (named || !(params.get(OTHER_TABLE) instanceof String other) || !keys.containsKey(other)) {
            return params;
        }
        Map<String, Object> whole = new LinkedHashMap<>(params);
        whole.put(OTHER_COLUMN, keys.get(other));
        return Collections.unmodifiableMap(whole);
    }

    List<TransformConfig> transforms(String table, List<YamlNode> items, Shape.Tagged shape) {
        List<TransformConfig> transforms = new ArrayList<>();
        for (YamlMap item : maps(items)) {
            Fields fields = new Fields(item, shape.base());
            Fields params = params(fields, shape);
            String id = fields.text("id");
            Long order = fields.whole("order");
            transforms.add(origins.remember(
                    new TransformConfig(
                            id,
                            fields.text("type"),
                            fields.text("column"),
                            params.plain(),
                            order == null ? transforms.size() + 1 : order.intValue()),
                    "transform %s of table %s".formatted(id, table),
                    fields,
                    params.group()));
        }
        transforms.removeIf(transform -> transform.column() == null);
        transforms.sort(Comparator.comparingInt(TransformConfig::order));
        return List.copyOf(transforms);
    }

    List<CheckConfig> checks(String table, List<YamlNode> items) {
        List<CheckConfig> checks = new ArrayList<>();
        for (YamlMap item : maps(items)) {
            Fields fields = new Fields(item, QualityShape.CHECK);
            checks.add(origins.remember(
                    new CheckConfig(
                            fields.text("metric"),
                            fields.text("column"),
                            fields.number("threshold"),
                            severity(fields),
                            fields.text("pattern"),
                            fields.text("expression"),
                            fields.text("name")),
                    "check %s of table %s".formatted(fields.text("metric"), table),
                    fields,
                    Shape.Group.any()));
        }
        return List.copyOf(checks);
    }

    private static Fields params(Fields fields, Shape.Tagged shape) {
        YamlMap params = fields.below("params").orElse(new YamlMap(fields.map().place(), List.of()));
        String type = fields.text(shape.tag());
        return new Fields(
                params, type == null ? Shape.Group.any() : shape.variants().getOrDefault(type, Shape.Group.any()));
    }

    private static Severity severity(Fields fields) {
        String word = fields.text("severity").toUpperCase(Locale.ROOT);
        return "WARNING".equals(word) ? Severity.WARNING : Severity.ERROR;
    }

    static List<YamlMap> maps(List<YamlNode> items) {
        return items.stream()
                .filter(YamlMap.class::isInstance)
                .map(YamlMap.class::cast)
                .toList();
    }
}
