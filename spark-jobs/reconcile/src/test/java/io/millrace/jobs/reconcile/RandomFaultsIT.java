package io.millrace.jobs.reconcile;

import io.millrace.config.envelope.TypeProfile;
import io.millrace.config.tables.ColumnType.Kind;
import io.millrace.jobs.reconcile.compare.Comparison;
import io.millrace.jobs.reconcile.compare.Limits;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever is wrong in whatever table, it is found, and nothing else. */
class RandomFaultsIT {
    /** Small ranges, so that a small table is cut, cut again, and read. */
    private static final Limits SMALL = new Limits(7, 5, 10_000, 2);

    /** Keys: one number, one text, a text and a number, of which the first comes many times. */
    enum Key {
        NUMBER("i::bigint", "id", null),
        TEXT(
                "'k' || md5(i::text) || chr(200 + i % 300)",
                "concat('k', md5(cast(id as string)), chr2(200 + id % 300))", null),
        PAIR("chr(97 + i % 5) || 'ß'", "concat(chr2(97 + id % 5), 'ß')", "n");

        final String inSource;
        final String inLake;
        final String second;

        Key(String inSource, String inLake, String second) {
            this.inSource = inSource;
            this.inLake = inLake;
            this.second = second;
        }

        List<String> columns() {
            return second == null ? List.of("id") : List.of("id", second);
        }
    }

    @Property(tries = 5, shrinking = ShrinkingMode.OFF)
    void all_random_faults_are_found_and_nothing_else(
            @ForAll Key key,
            @ForAll @IntRange(min = 0, max = 400) int rows,
            @ForAll("faults") Set<Integer> places,
            @ForAll @IntRange(max = 3) int shift)
            throws IOException {
        // given
        Path folder = Files.createTempDirectory("faults");
        Compared table = table(key, rows, folder);
        Map<Integer, String> planted = new TreeMap<>();
        for (int place : places) {
            if (place <= rows) {
                planted.put(place, plant(table, place, (place + shift) % 4));
            }
        }

        // when
        Comparison comparison = table.compare((name, place) -> {}, SMALL);

        // then
        Map<Integer, String> found = new TreeMap<>();
        comparison.faults().forEach((name, verdict) -> found.put(number(name.parts()), verdict.name()));
        assertThat(found).isEqualTo(planted);
        assertThat(comparison.unsettled()).isZero();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    @Provide
    Arbitrary<Set<Integer>> faults() {
        return Arbitraries.integers().between(1, 400).set().ofMaxSize(6);
    }

    private static Compared table(Key key, int rows, Path folder) {
        Lake.sql(
                "drop table if exists random_faults",
                "create table random_faults (id %s, n integer, word text, primary key (%s))"
                        .formatted(key == Key.NUMBER ? "bigint" : "text", String.join(", ", key.columns())),
                "insert into random_faults select %s, i, 'w' || i from generate_series(1, %d) i"
                        .formatted(key.inSource, rows));
        Tables config = Tables.table("random_faults", key.columns().toArray(String[]::new))
                .column("id", key == Key.NUMBER ? Kind.LONG : Kind.STRING)
                .column("n", Kind.INTEGER)
                .column("word", Kind.STRING);
        Lake.SPARK
                .udf()
                .register(
                        "chr2",
                        (UDF1<Long, String>) point -> new String(Character.toChars(point.intValue())),
                        DataTypes.StringType);
        return new Compared(config.in(folder), folder, TypeProfile.EXACT)
                .load(Compared.select(
                        Lake.SPARK.range(1, rows + 1).toDF(),
                        key.inLake + " id",
                        "cast(id as int) n",
                        "concat('w', id) word"));
    }

    private static String plant(Compared table, int place, int kind) {
        switch (kind) {
            case 0 -> table.fault("delete from %s where n = " + place);
            case 1 -> table.fault("update %s set word = null where n = " + place);
            case 2 -> table.duplicate("n = " + place);
            default -> Lake.sql("delete from random_faults where n = " + place);
        }
        return switch (kind) {
            case 0 -> "MISSING";
            case 1 -> "CHANGED";
            case 2 -> "DUPLICATE";
            default -> "EXTRA";
        };
    }

    /** The number of a key's row, in whichever side has it. */
    private static int number(List<String> key) {
        if (key.size() == 2) {
            return Integer.parseInt(key.get(1));
        }
        if (!key.get(0).startsWith("k")) {
            return Integer.parseInt(key.get(0));
        }
        try (var connection = Lake.connect();
                var statement = connection.prepareStatement(
                        "select i from generate_series(1, 400) i where 'k' || md5(i::text) || chr(200 + i % 300) = ?")) {
            statement.setString(1, key.get(0));
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
