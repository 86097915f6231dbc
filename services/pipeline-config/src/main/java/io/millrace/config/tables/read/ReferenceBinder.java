package io.millrace.config.tables.read;

import io.millrace.config.shape.Fields;
import io.millrace.config.shape.Shape;
import io.millrace.config.tables.ForeignKey;
import io.millrace.config.tables.IndexConfig;
import io.millrace.config.yaml.ScalarKind;
import io.millrace.config.yaml.YamlList;
import io.millrace.config.yaml.YamlMap;
import io.millrace.config.yaml.YamlNode;
import io.millrace.config.yaml.YamlScalar;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes foreign keys and indexes of their nodes. */
final class ReferenceBinder {
    private static final Pattern REFERENCE = Pattern.compile("([A-Za-z0-9_]+)(?:[.(]([A-Za-z0-9_]+)\\)?)?");

    private final String table;
    private final Map<String, String> keys;
    private final Origins origins;

    ReferenceBinder(String table, Map<String, String> keys, Origins origins) {
        this.table = table;
        this.keys = keys;
        this.origins = origins;
    }

    List<ForeignKey> foreignKeys(List<YamlNode> items) {
        return QualityBinder.maps(items).stream().map(this::foreignKey).toList();
    }

    private ForeignKey foreignKey(YamlMap node) {
        Fields fields = new Fields(node, TablesShape.FOREIGN_KEY);
        String references = fields.text("references");
        Matcher parts = REFERENCE.matcher(references == null ? "" : references);
        boolean matches = parts.matches();
        String other = matches ? parts.group(1) : null;
        String column = Stream.of(fields.text("referenced_column"), matches ? parts.group(2) : null, keys.get(other))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        ForeignKey key = new ForeignKey(fields.text("column"), other, column);
        return origins.remember(key, "foreign key of table " + table, fields, Shape.Group.any());
    }

    List<IndexConfig> indexes(List<YamlNode> items) {
        return items.stream().map(this::index).toList();
    }

    private IndexConfig index(YamlNode node) {
        YamlMap map = node instanceof YamlMap given
                ? given
                : new YamlMap(node.place(), List.of(new YamlMap.Entry(key(node), node)));
        Fields fields = new Fields(map, TablesShape.INDEX);
        IndexConfig index = new IndexConfig(fields.text("name"), fields.texts("columns"));
        return origins.remember(index, "index of table " + table, fields, Shape.Group.any());
    }

    private static YamlScalar key(YamlNode node) {
        YamlNode first = node instanceof YamlList list && !list.items().isEmpty()
                ? list.items().get(0)
                : node;
        return new YamlScalar(first.place(), ScalarKind.TEXT, "columns", "columns", false);
    }
}
