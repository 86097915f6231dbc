package io.millrace.jobs.quality.transforms;

import io.millrace.config.quality.TransformConfig;
import io.millrace.config.tables.ColumnType;
import io.millrace.config.tables.ColumnType.Kind;
import io.millrace.config.tables.TableConfig;
import io.millrace.jobs.quality.Lake;
import io.millrace.jobs.quality.Tables;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.spark.sql.Row;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class SameInSparkIT {
    private static final int ROWS = 2000;
    private static final Map<String, String> KEY = Map.of("K", "key");
    private static final String LETTERS = "aAbBzZ \t\u00e4\u00c4\u00df\u0130\u6f22-+.:0123456789eETtrufals\uD83D\uDE9A";

    /** Each on a column of its own. */
    private static final List<TransformConfig> TEXTS = List.of(
            text("trim", Map.of()),
            text("lower", Map.of()),
            text("upper", Map.of()),
            text("mask_pii", Map.of()),
            text("hash", Map.of("key_env", "K")),
            text("default_value", Map.of("value", "none")),
            text("cast", Map.of("to_type", "integer")),
            text("cast", Map.of("to_type", "decimal(9,2)")),
            text("cast", Map.of("to_type", "double")),
            text("cast", Map.of("to_type", "timestamp")),
            text("cast", Map.of("to_type", "date")),
            text("cast", Map.of("to_type", "boolean")));

    @Property(tries = 2)
    void every_transform_of_a_text_gives_in_spark_what_it_gives_in_java(@ForAll long seed) {
        // given
        Tables tables = Tables.table("texts");
        IntStream.range(0, TEXTS.size()).forEach(i -> {
            tables.column("c" + i, Kind.STRING);
            tables.transform(TEXTS.get(i).type(), "c" + i, TEXTS.get(i).params());
        });
        Random random = new Random(seed);
        List<Object[]> rows = new ArrayList<>();
        for (int id = 0; id < ROWS; id++) {
            Object[] row = new Object[TEXTS.size() + 1];
            row[0] = id;
            IntStream.rangeClosed(1, TEXTS.size()).forEach(i -> row[i] = text(random));
            rows.add(row);
        }

        // then
        requireSame(tables.config(), "string", rows);
    }

    @Property(tries = 2)
    void so_does_every_transform_of_a_number(@ForAll long seed) {
        // given
        TableConfig doubles = numbers(Kind.DOUBLE)
                .transform("round", "c0", Map.of("decimals", 3))
                .transform("cast", "c1", Map.of("to_type", "long"))
                .transform("cast", "c2", Map.of("to_type", "decimal(12,4)"))
                .transform("default_value", "c3", Map.of("value", 0))
                .config();
        TableConfig decimals = numbers(Kind.DECIMAL)
                .transform("round", "c0", Map.of("decimals", 1))
                .transform("cast", "c1", Map.of("to_type", "integer"))
                .transform("hash", "c2", Map.of("key_env", "K"))
                .transform("cast", "c3", Map.of("to_type", "string"))
                .config();
        Random random = new Random(seed);

        // then
        requireSame(doubles, "double", numbers(() -> number(random)));
        requireSame(
                decimals,
                "decimal(9,3)",
                numbers(() -> random.nextInt(9) == 0
                        ? null
                        : BigDecimal.valueOf(random.nextInt(2_000_000) - 1_000_000L, random.nextInt(4))
                                .setScale(3)));
    }

    private static void requireSame(TableConfig table, String type, List<Object[]> rows) {
        Transforms transforms = Transforms.of(table, KEY);
        StringBuilder columns = new StringBuilder("id int");
        table.schema().stream()
                .skip(1)
                .forEach(column ->
                        columns.append(", ").append(column.name()).append(' ').append(type));
        List<Row> changed = transforms
                .apply(Lake.rows(columns.toString(), rows.toArray(Object[][]::new)))
                .collectAsList();
        for (Row row : changed) {
            Object[] given = rows.get(row.getInt(0));
            for (int i = 1; i < given.length; i++) {
                ColumnTransform column = transforms.column("c" + (i - 1));
                assertThat(Chain.plain(row.get(i)))
                        .as("%s of %s", column.steps().get(0).config().type(), given[i])
                        .isEqualTo(column.apply(given[i]));
            }
        }
        assertThat(changed).hasSameSizeAs(rows);
    }

    private static Tables numbers(Kind kind) {
        Tables tables = Tables.table("numbers");
        ColumnType type = kind == Kind.DECIMAL ? new ColumnType(kind, 9, 3) : new ColumnType(kind, 0, 0);
        IntStream.range(0, 4).forEach(i -> tables.column("c" + i, type));
        return tables;
    }

    private static List<Object[]> numbers(Supplier<Object> number) {
        return IntStream.range(0, ROWS)
                .mapToObj(id -> new Object[] {id, number.get(), number.get(), number.get(), number.get()})
                .toList();
    }

    private static Double number(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> null;
            case 1 -> Double.NaN;
            case 2 -> Double.NEGATIVE_INFINITY;
            case 3 -> (double) random.nextInt(1000);
            case 4 -> Double.longBitsToDouble(random.nextLong());
            default -> random.nextInt(1_000_000) / 1000.0;
        };
    }

    private static String text(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> null;
            case 1 -> "";
            case 2 -> Integer.toString(random.nextInt());
            case 3 ->
                "2026-0%d-1%dT10:00:00.%06d".formatted(1 + random.nextInt(9), random.nextInt(9), random.nextInt(999));
            case 4 -> random.nextInt(100) + "." + random.nextInt(1000);
            case 5 -> "2026-0%d-1%d".formatted(1 + random.nextInt(9), random.nextInt(9));
            default ->
                random.ints(random.nextInt(12), 0, LETTERS.codePointCount(0, LETTERS.length()))
                        .map(at -> LETTERS.codePointAt(LETTERS.offsetByCodePoints(0, at)))
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
        };
    }

    private static TransformConfig text(String type, Map<String, Object> params) {
        return new TransformConfig(type, type, "", params, 0);
    }
}
