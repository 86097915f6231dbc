package io.millrace.jobs.quality.transforms;

import io.millrace.config.tables.ColumnType;
import io.millrace.config.tables.ColumnType.Kind;
import io.millrace.jobs.quality.Tables;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** The functions in plain Java, as rows that Spark never sees are changed. */
class TransformFunctionsTest {
    @ParameterizedTest
    @CsvSource({
        "555-0101, 555-****",
        "'', ****",
        "5, ****",
        "55, ****",
        "555, ****",
        "5550, ****",
        "55501, 55****",
        "555010, 555****",
        "5550101, 555****",
        "+1 202 555 0101, +1 2****"
    })
    void mask_pii_shows_at_most_four_characters_at_most_half_and_nothing_of_a_short_value(String given, String masked) {
        assertThat(column(Kind.STRING, "mask_pii", Map.of()).apply(given)).isEqualTo(masked);
    }

    @Test
    void mask_pii_never_cuts_a_character_in_two() {
        // given
        String trucks = "\uD83D\uDE9A".repeat(8);

        // then
        assertThat(column(Kind.STRING, "mask_pii", Map.of("visible_chars", 3)).apply(trucks))
                .isEqualTo("\uD83D\uDE9A".repeat(3) + "****");
    }

    @Property
    void mask_pii_shows_a_beginning_and_never_more_than_half(
            @ForAll String text, @ForAll @IntRange(max = 9) int visible) {
        // when
        String masked = (String) column(Kind.STRING, "mask_pii", Map.of("visible_chars", visible))
                .apply(text);

        // then
        String shown = masked.substring(0, masked.length() - 4);
        int length = text.codePointCount(0, text.length());
        assertThat(masked).endsWith("****");
        assertThat(text).startsWith(shown);
        assertThat(shown.codePointCount(0, shown.length())).isLessThanOrEqualTo(Math.min(visible, length / 2));
        assertThat(length <= visible && !shown.isEmpty()).isFalse();
    }

    @Test
    void hash_is_hmac_sha_256_in_hexadecimal() {
        // given
        ColumnTransform hash = Transforms.of(
                        table(Kind.STRING)
                                .transform("hash", "v", Map.of("key_env", "K"))
                                .config(),
                        Map.of("K", "key"))
                .column("v");

        // then: the well-known example
        assertThat(hash.apply("The quick brown fox jumps over the lazy dog"))
                .isEqualTo("f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8");
        assertThat(hash.apply(null)).isNull();
        assertThat(hash.toString()).doesNotContain("key=").doesNotContain("[107");
    }

    @ParameterizedTest
    @CsvSource({
        "0.285, 2, 0.29",
        "2.5, 0, 3.0",
        "-2.5, 0, -3.0",
        "40.712776, 5, 40.71278",
        "NaN, 2, NaN",
        "1e300, 2, 1e300"
    })
    void round_goes_by_the_decimal_text_of_a_double_ties_away_from_zero(double given, int decimals, double rounded) {
        assertThat(column(Kind.DOUBLE, "round", Map.of("decimals", decimals)).apply(given))
                .isEqualTo(rounded);
    }

    @Test
    void round_takes_two_decimals_by_default_and_a_decimal_keeps_room_for_the_carry() {
        // given
        ColumnTransform round = Transforms.of(Tables.table("t")
                        .column("v", new ColumnType(Kind.DECIMAL, 4, 3))
                        .transform("round", "v", Map.of())
                        .config())
                .column("v");

        // then
        assertThat(round.apply(new BigDecimal("9.995"))).isEqualTo(new BigDecimal("10.00"));
        assertThat(round.type()).isEqualTo(new ColumnType(Kind.DECIMAL, 4, 2));
    }

    @ParameterizedTest
    @CsvSource({
        "integer, 12, true",
        "integer, -2147483648, true",
        "integer, 2147483648, false",
        "integer, 1.0, false",
        "integer, ' 1', false",
        "integer, '', false",
        "integer, 1e3, false",
        "long, 9223372036854775807, true",
        "long, 9223372036854775808, false",
        "double, 1e-5, true",
        "double, 1e999, false",
        "double, NaN, true",
        "double, Infinity, true",
        "double, 0x10, false",
        "double, 1d, false",
        "'decimal(5,2)', 123.45, true",
        "'decimal(5,2)', 123.4500, true",
        "'decimal( 5 ,2)', 123.45, true",
        "'decimal(5,2)', 123.456, false",
        "'decimal(5,2)', 1234.5, false",
        "'decimal(5,2)', 1e9999, false",
        "boolean, TRUE, true",
        "boolean, t, false",
        "date, 2026-02-28, true",
        "date, 2026-02-29, false",
        "timestamp, 2026-01-01T10:00:00Z, true",
        "timestamp, 2026-01-01 10:00:00.123456, true",
        "timestamp, 2026-01-01 10:00:00+02, true",
        "timestamp, 2026-01-01, true",
        "timestamp, 2026-01-01T10:00:00.1234567Z, false"
    })
    void a_cast_takes_a_text_exactly_or_not_at_all(String type, String text, boolean fits) {
        // given
        ColumnTransform cast = column(Kind.STRING, "cast", Map.of("to_type", type));

        // then
        assertThat(cast.fits(text)).isEqualTo(fits);
        assertThat(cast.apply(text) != null).isEqualTo(fits);
    }

    @Test
    void casts_give_values_of_their_type() {
        assertThat(column(Kind.STRING, "cast", Map.of("to_type", "timestamp")).apply("2026-01-01 10:00:00+02:00"))
                .isEqualTo(Instant.parse("2026-01-01T08:00:00Z"));
        assertThat(column(Kind.STRING, "cast", Map.of("target_type", "date")).apply("2026-01-01"))
                .isEqualTo(LocalDate.of(2026, 1, 1));
        assertThat(column(Kind.STRING, "cast", Map.of("to_type", "decimal(5,2)"))
                        .apply("1.5"))
                .isEqualTo(new BigDecimal("1.50"));
        assertThat(column(Kind.LONG, "cast", Map.of("to_type", "integer")).fits(1L << 40))
                .isFalse();
        assertThat(column(Kind.DOUBLE, "cast", Map.of("to_type", "long")).fits(1.5))
                .isFalse();
        assertThat(column(Kind.DOUBLE, "cast", Map.of("to_type", "decimal(4,1)"))
                        .apply(20.5))
                .isEqualTo(new BigDecimal("20.5"));
        assertThat(column(Kind.BOOLEAN, "cast", Map.of("to_type", "string")).apply(true))
                .isEqualTo("true");
    }

    @Test
    void null_stays_null_but_for_a_default() {
        assertThat(column(Kind.STRING, "trim", Map.of()).apply(null)).isNull();
        assertThat(column(Kind.STRING, "mask_pii", Map.of()).apply(null)).isNull();
        assertThat(column(Kind.DOUBLE, "round", Map.of()).apply(null)).isNull();
        assertThat(column(Kind.STRING, "default_value", Map.of("value", "none")).apply(null))
                .isEqualTo("none");
        assertThat(column(Kind.STRING, "default_value", Map.of("value", "none")).apply(""))
                .isEqualTo("");
    }

    @Test
    void trim_takes_spaces_alone_as_sql_does() {
        assertThat(column(Kind.STRING, "trim", Map.of()).apply("  a b\t ")).isEqualTo("a b\t");
        assertThat(column(Kind.STRING, "trim", Map.of()).apply("   ")).isEqualTo("");
    }

    private static ColumnTransform column(Kind kind, String type, Map<String, Object> params) {
        return Transforms.of(table(kind).transform(type, "v", params).config()).column("v");
    }

    private static Tables table(Kind kind) {
        return Tables.table("t").column("v", kind);
    }
}
