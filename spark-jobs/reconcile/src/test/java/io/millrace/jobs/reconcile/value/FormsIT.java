package io.millrace.jobs.reconcile.value;

import io.millrace.config.envelope.TypeProfile;
import io.millrace.config.tables.ColumnType;
import io.millrace.config.tables.ColumnType.Kind;
import io.millrace.jobs.quality.transforms.Transforms;
import io.millrace.jobs.reconcile.Lake;
import io.millrace.jobs.reconcile.Tables;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** What SQL makes of a value and what Java makes of it are the same text, wherever SQL says that it is exact. */
class FormsIT {
    /** A column of a type of PostgreSQL, the kind that it is declared as, and its transforms with their parameters. */
    private record Case(String sqlType, SourceKind kind, Kind declared, Map<String, Map<String, Object>> transforms) {
        static Stream<Case> of(String sqlType, SourceKind kind, Kind... declared) {
            return Stream.of(declared).map(one -> new Case(sqlType, kind, one, Map.of()));
        }

        Case by(String transform, Map<String, Object> parameters) {
            Map<String, Map<String, Object>> all = new LinkedHashMap<>(transforms);
            all.put(transform, parameters);
            return new Case(sqlType, kind, declared, all);
        }

        int precision() {
            return sqlType.startsWith("numeric(") ? 12 : 0;
        }

        ColumnType type() {
            return declared == Kind.DECIMAL ? new ColumnType(declared, 12, 3) : new ColumnType(declared, 0, 0);
        }
    }

    private static final List<Case> CASES = Stream.of(
                    Case.of("text", SourceKind.TEXT, Kind.STRING),
                    Case.of("char(12)", SourceKind.PADDED, Kind.STRING),
                    Case.of("boolean", SourceKind.BOOLEAN, Kind.STRING, Kind.BOOLEAN),
                    Case.of("integer", SourceKind.INTEGER, Kind.INTEGER, Kind.DECIMAL),
                    Case.of("bigint", SourceKind.INTEGER, Kind.LONG, Kind.DOUBLE, Kind.STRING),
                    Case.of("real", SourceKind.FLOAT4, Kind.DOUBLE),
                    Case.of("double precision", SourceKind.FLOAT8, Kind.DOUBLE),
                    Case.of("numeric(12,3)", SourceKind.DECIMAL, Kind.DECIMAL, Kind.DOUBLE, Kind.STRING),
                    Case.of("numeric", SourceKind.DECIMAL, Kind.DECIMAL, Kind.DOUBLE, Kind.LONG),
                    Case.of("bytea", SourceKind.BYTES, Kind.STRING),
                    Case.of("date", SourceKind.DATE, Kind.DATE, Kind.STRING),
                    Case.of("time", SourceKind.TIME, Kind.STRING),
                    Case.of("timestamp", SourceKind.TIMESTAMP, Kind.STRING, Kind.TIMESTAMP),
                    Case.of("timestamptz", SourceKind.TIMESTAMP_TZ, Kind.STRING, Kind.TIMESTAMP))
            .flatMap(cases -> cases)
            .toList();

    private static final Case TEXT = new Case("text", SourceKind.TEXT, Kind.STRING, Map.of());
    private static final List<Case> TRANSFORMED = List.of(
            TEXT.by("trim", Map.of()),
            TEXT.by("upper", Map.of()),
            TEXT.by("trim", Map.of()).by("lower", Map.of()),
            TEXT.by("mask_pii", Map.of("visible_chars", 3)),
            TEXT.by("default_value", Map.of("value", "it's 100 % ?")),
            new Case("double precision", SourceKind.FLOAT8, Kind.DOUBLE, Map.of("round", Map.of("decimals", 2))),
            new Case("numeric(12,3)", SourceKind.DECIMAL, Kind.DECIMAL, Map.of("round", Map.of("decimals", 1))));

    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void every_type_has_one_text_in_sql_and_in_java(
            @ForAll("rows") List<List<String>> rows, @ForAll TypeProfile profile) throws SQLException {
        // given
        List<ComparedColumn> columns = columns(CASES, profile);

        // when
        List<String> differences = differences(CASES, columns, rows);

        // then
        assertThat(differences).isEmpty();
    }

    @Property(tries = 8, shrinking = ShrinkingMode.OFF)
    void transforms_that_sql_can_make_give_what_the_lake_has(@ForAll("transformed") List<List<String>> rows)
            throws SQLException {
        // given
        List<ComparedColumn> columns = columns(TRANSFORMED, TypeProfile.EXACT);

        // when
        List<String> differences = differences(TRANSFORMED, columns, rows);

        // then
        assertThat(columns).allMatch(column -> column.form() != null);
        assertThat(differences).isEmpty();
    }

    private static List<ComparedColumn> columns(List<Case> cases, TypeProfile profile) {
        Tables config = Tables.table("t", "k").column("k", Kind.LONG);
        for (int i = 0; i < cases.size(); i++) {
            String name = "c" + i;
            config.column(name, cases.get(i).type());
            cases.get(i).transforms().forEach((transform, parameters) -> config.transform(transform, name, parameters));
        }
        Transforms transforms = Transforms.of(config.in(Path.of("")));
        return IntStream.range(0, cases.size())
                .mapToObj(i -> ComparedColumn.of(
                        "t.c" + i, cases.get(i).kind(), cases.get(i).precision(), profile, transforms.column("c" + i)))
                .toList();
    }

    /** Writes the rows, and reads from one query raw values, SQL's texts and whether they are exact; and the row's checksum. */
    private static List<String> differences(List<Case> cases, List<ComparedColumn> columns, List<List<String>> rows)
            throws SQLException {
        List<ComparedColumn> pushed =
                columns.stream().filter(column -> column.form() != null).toList();
        String select = pushed.stream()
                .map(column -> "%1$s, case when %3$s then %2$s end, %3$s"
                        .formatted(
                                column.kind().raw(column.sql()), column.form().canonical(), exact(column)))
                .collect(Collectors.joining(", "));
        String digest = "case when %s then %s end"
                .formatted(
                        pushed.stream().map(FormsIT::exact).collect(Collectors.joining(" and ")),
                        RowText.digestSql(RowText.sql(
                                pushed.stream().map(ComparedColumn::form).toList())));
        List<String> differences = new ArrayList<>();
        try (Connection connection = Lake.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set timezone = 'UTC'");
            statement.execute("set datestyle = 'ISO, YMD'");
            fill(connection, statement, cases.stream().map(Case::sqlType).toList(), rows);
            try (ResultSet row = statement.executeQuery("select %s, %s from forms t".formatted(select, digest))) {
                while (row.next()) {
                    compare(row, pushed, differences);
                }
            }
        }
        return differences;
    }

    private static String exact(ComparedColumn column) {
        String condition = column.form().exactWhen();
        return condition == null ? "true" : "coalesce(" + condition + ", true)";
    }

    private static void compare(ResultSet row, List<ComparedColumn> pushed, List<String> differences)
            throws SQLException {
        List<String> texts = new ArrayList<>();
        boolean exact = true;
        for (int i = 0; i < pushed.size(); i++) {
            ComparedColumn column = pushed.get(i);
            String raw = row.getString(3 * i + 1);
            String bySql = row.getString(3 * i + 2);
            String byJava = column.canonical(raw);
            texts.add(byJava);
            boolean unfit = column.value(raw) == DeclaredValue.UNFIT;
            boolean claimed = row.getBoolean(3 * i + 3);
            exact &= claimed && !unfit;
            if (claimed && !unfit && !Objects.equals(bySql, byJava)) {
                differences.add(
                        "%s %s: %s in SQL %s, in Java %s".formatted(column.kind(), column.type(), raw, bySql, byJava));
            }
        }
        List<ColumnType> types = pushed.stream().map(ComparedColumn::type).toList();
        if (exact && row.getLong(3 * pushed.size() + 1) != RowText.digest(RowText.of(texts, types))) {
            differences.add("checksum of " + texts);
        }
    }

    private static void fill(Connection connection, Statement statement, List<String> types, List<List<String>> rows)
            throws SQLException {
        List<String> definitions = new ArrayList<>();
        List<String> marks = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            definitions.add("c" + i + " " + types.get(i));
            marks.add("?::" + types.get(i));
        }
        statement.execute("create temp table forms (" + String.join(", ", definitions) + ")");
        try (PreparedStatement insert =
                connection.prepareStatement("insert into forms values (" + String.join(", ", marks) + ")")) {
            for (List<String> row : rows) {
                for (int i = 0; i < types.size(); i++) {
                    insert.setString(i + 1, row.get(i));
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    @Provide
    Arbitrary<List<List<String>>> rows() {
        return rowsOf(CASES);
    }

    @Provide
    Arbitrary<List<List<String>>> transformed() {
        return rowsOf(TRANSFORMED);
    }

    private static Arbitrary<List<List<String>>> rowsOf(List<Case> cases) {
        List<Arbitrary<String>> values =
                cases.stream().map(one -> value(one).injectNull(0.1)).toList();
        return Combinators.combine(values).as(row -> row).list().ofMinSize(20).ofMaxSize(60);
    }

    private static Arbitrary<String> value(Case of) {
        String type = of.sqlType();
        return switch (of.kind()) {
            case TEXT -> text();
            case PADDED ->
                Arbitraries.strings().withCharRange('a', 'e').withChars(' ').ofMaxLength(12);
            case BOOLEAN -> Arbitraries.of("true", "false");
            case INTEGER ->
                type.equals("integer")
                        ? Arbitraries.integers().map(String::valueOf)
                        : Arbitraries.longs().map(String::valueOf);
            case FLOAT4 ->
                Arbitraries.oneOf(
                        Arbitraries.floats().map(String::valueOf),
                        Arbitraries.of("NaN", "Infinity", "-Infinity", "-0"));
            case FLOAT8 -> real();
            case DECIMAL ->
                of.precision() > 0
                        ? decimal(9, 3)
                        : Arbitraries.oneOf(
                                decimal(9, 3),
                                decimal(20, 12),
                                decimal(4, 0),
                                Arbitraries.of("NaN", "Infinity", "1e-350", "1e320"));
            case BYTES -> Arbitraries.strings().withCharRange('a', 'z').ofMaxLength(90);
            case DATE ->
                Arbitraries.oneOf(
                        Arbitraries.integers().between(-30_000, 60_000).map(day -> LocalDate.ofEpochDay(day)
                                .toString()),
                        Arbitraries.of("0001-01-01", "9999-12-31", "infinity", "-infinity", "12000-02-03"));
            case TIME ->
                Arbitraries.longs().between(0, 86_399_999_999L).map(micros -> LocalTime.ofNanoOfDay(micros * 1000)
                        .toString());
            case TIMESTAMP, TIMESTAMP_TZ ->
                Arbitraries.oneOf(
                        Arbitraries.longs()
                                .between(-8_000_000_000_000_000L, 8_000_000_000_000_000L)
                                .map(micros -> Instant.EPOCH
                                        .plus(micros, ChronoUnit.MICROS)
                                        .toString()),
                        Arbitraries.of("0001-01-01 00:00:00", "infinity", "2024-02-29 23:59:59.999999"));
            case OTHER -> throw new IllegalArgumentException(type);
        };
    }

    private static Arbitrary<String> text() {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .withChars('ß', 'ä', 'İ', '漢', '\n', '\t', ';', ':', '"', '\\')
                .ofMaxLength(12)
                .map(text -> text.length() % 5 == 0 ? text + "😀" : text);
    }

    private static Arbitrary<String> real() {
        return Arbitraries.oneOf(
                Arbitraries.doubles().map(String::valueOf),
                Arbitraries.doubles().between(-1000, 1000).map(String::valueOf),
                decimal(5, 3),
                Arbitraries.of("NaN", "Infinity", "-Infinity", "-0", "0.285", "1e300", "4.9e-324"));
    }

    private static Arbitrary<String> decimal(int whole, int scale) {
        return Arbitraries.bigDecimals()
                .between(
                        BigDecimal.TEN.pow(whole).negate().add(BigDecimal.ONE),
                        BigDecimal.TEN.pow(whole).subtract(BigDecimal.ONE))
                .ofScale(scale)
                .map(BigDecimal::toPlainString);
    }
}
