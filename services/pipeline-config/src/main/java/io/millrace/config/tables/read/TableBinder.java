package io.millrace.config.tables.read;

import io.millrace.config.shape.Fields;
import io.millrace.config.shape.Shape;
import io.millrace.config.tables.ColumnConfig;
import io.millrace.config.tables.ColumnType;
import io.millrace.config.tables.HistoryKind;
import io.millrace.config.tables.OnDelete;
import io.millrace.config.tables.OnSchemaChange;
import io.millrace.config.tables.OnTruncate;
import io.millrace.config.tables.ReplayLimits;
import io.millrace.config.tables.TableConfig;
import io.millrace.config.yaml.YamlMap;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Makes a table of its node. */
final class TableBinder {
    private final Shape.Group shape;
    private final String deltaBucket;
    private final Map<String, String> keys;
    private final Origins origins;

    /** @param keys the key of each table whose key is a single column */
    TableBinder(Shape.Group shape, String deltaBucket, Map<String, String> keys, Origins origins) {
        this.shape = shape;
        this.deltaBucket = deltaBucket;
        this.keys = keys;
        this.origins = origins;
    }

    TableConfig table(YamlMap node) {
        Fields fields = new Fields(node, shape);
        String name = Objects.requireNonNullElse(fields.text("name"), "");
        List<String> key = fields.texts("primary_key");
        boolean internal = fields.flag("internal");
        QualityBinder quality = new QualityBinder(keys, origins);
        ReferenceBinder references = new ReferenceBinder(name, keys, origins);
        TableConfig table = new TableConfig(
                name,
                topic(fields, name, internal),
                deltaPath(fields, name),
                key,
                fields.texts("sequence_by"),
                choice(HistoryKind.class, fields, "history"),
                choice(OnDelete.class, fields, "deletes"),
                choice(OnSchemaChange.class, fields, "on_schema_change"),
                choice(OnTruncate.class, fields, "on_truncate"),
                replay(fields),
                internal,
                QualityBinder.maps(fields.items("schema")).stream()
                        .map(column -> column(column, name, key))
                        .toList(),
                quality.rules(name, fields.items("dq_rules"), tagged("dq_rules")),
                quality.transforms(name, fields.items("transforms"), tagged("transforms")),
                quality.checks(name, fields.items("deequ_checks")),
                references.foreignKeys(fields.items("foreign_keys")),
                references.indexes(fields.items("indexes")));
        return origins.remember(table, "table " + name, fields, Shape.Group.any());
    }

    private static String topic(Fields fields, String name, boolean internal) {
        String topic = fields.text("topic");
        return topic != null || internal || name.isEmpty() ? topic : "cdc-" + name;
    }

    private String deltaPath(Fields fields, String name) {
        String path = fields.text("delta_path");
        if (path == null) {
            return deltaBucket == null || name.isEmpty() ? null : "s3://" + deltaBucket + "/" + name + "/";
        }
        return SettingsBinder.folder(path);
    }

    private static ReplayLimits replay(Fields table) {
        YamlMap node = table.below("replay").orElse(new YamlMap(table.map().place(), List.of()));
        Fields fields = new Fields(node, TablesShape.REPLAY);
        String fallback = (String) TablesShape.REPLAY.key("max_age").fallback();
        return new ReplayLimits(Durations.parse(fields.text("max_age"), fallback), fields.whole("max_rows"));
    }

    private ColumnConfig column(YamlMap node, String table, List<String> key) {
        Fields fields = new Fields(node, TablesShape.COLUMN);
        String name = Objects.requireNonNullElse(fields.text("name"), "");
        String type = fields.text("type");
        boolean nullable = fields.node("nullable").isPresent() ? fields.flag("nullable") : !key.contains(name);
        ColumnType known = type == null ? null : ColumnType.parse(type).orElse(null);
        ColumnConfig column = origins.remember(
                new ColumnConfig(name, known, nullable, fields.flag("unique")),
                "column %s of table %s".formatted(name, table),
                fields,
                Shape.Group.any());
        if (known == null && type != null && type.matches(ColumnType.FORM)) {
            origins.wrong(column, "type", "there is no such decimal", "Write up to 38 digits, as in decimal(10,2).");
        }
        return column;
    }

    private static <E extends Enum<E>> E choice(Class<E> type, Fields fields, String key) {
        String fallback = (String) fields.group().key(key).fallback();
        return Stream.of(fields.text(key), fallback)
                .flatMap(word -> Stream.of(type.getEnumConstants())
                        .filter(constant ->
                                constant.name().toLowerCase(Locale.ROOT).equals(word)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(type.getSimpleName() + " lacks " + fallback));
    }

    private Shape.Tagged tagged(String key) {
        return (Shape.Tagged) ((Shape.ListOf) shape.key(key).shape()).item();
    }
}
