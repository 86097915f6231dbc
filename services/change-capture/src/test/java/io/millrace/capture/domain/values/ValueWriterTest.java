package io.millrace.capture.domain.values;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.millrace.config.envelope.TypeProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ValueWriterTest {
    private static final long MICROS = 1_767_225_599_123_456L;

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of(ValueKind.BOOLEAN, "bool", true, "\"true\"", "true"),
                Arguments.of(ValueKind.INTEGER, "int2", (short) -3, "-3", "-3"),
                Arguments.of(ValueKind.INTEGER, "int8", Long.MAX_VALUE, "9223372036854775807", "9223372036854775807"),
                Arguments.of(ValueKind.FLOAT, "float4", 1.1f, "1.1", "1.1"),
                Arguments.of(ValueKind.FLOAT, "float8", 0.1 + 0.2, "0.30000000000000004", "0.30000000000000004"),
                Arguments.of(ValueKind.FLOAT, "float8", Double.NaN, "\"NaN\"", "\"NaN\""),
                Arguments.of(ValueKind.FLOAT, "float8", Double.NEGATIVE_INFINITY, "\"-Infinity\"", "\"-Infinity\""),
                Arguments.of(ValueKind.DECIMAL, "numeric(10,2)", "12.50", "12.5", "\"12.50\""),
                Arguments.of(ValueKind.DECIMAL, "numeric", new BigDecimal("1E+3"), "1000.0", "\"1000\""),
                Arguments.of(
                        ValueKind.DECIMAL,
                        "numeric",
                        "12345678901234567890.123",
                        "1.2345678901234567E19",
                        "\"12345678901234567890.123\""),
                Arguments.of(ValueKind.DECIMAL, "numeric", "NaN", "\"NaN\"", "\"NaN\""),
                Arguments.of(ValueKind.DECIMAL, "numeric", "NOT_A_NUMBER", "\"NaN\"", "\"NaN\""),
                Arguments.of(ValueKind.DECIMAL, "numeric", "NEGATIVE_INFINITY", "\"-Infinity\"", "\"-Infinity\""),
                Arguments.of(ValueKind.DECIMAL, "money", "-7.25", "-7.25", "\"-7.25\""),
                Arguments.of(
                        ValueKind.TEXT,
                        "text",
                        "a \"b\"\n\u00e9",
                        "\"a \\\"b\\\"\\n\u00e9\"",
                        "\"a \\\"b\\\"\\n\u00e9\""),
                Arguments.of(ValueKind.TEXT, "jsonb", "{\"a\": 1}", "\"{\\\"a\\\": 1}\"", "\"{\\\"a\\\": 1}\""),
                Arguments.of(
                        ValueKind.TEXT,
                        "interval",
                        "P1Y2M3DT4H5M6.78S",
                        "\"P1Y2M3DT4H5M6.78S\"",
                        "\"P1Y2M3DT4H5M6.78S\""),
                Arguments.of(ValueKind.BYTES, "bytea", ByteBuffer.wrap(new byte[] {0, -1}), "\"AP8=\"", "\"AP8=\""),
                Arguments.of(ValueKind.BITS, "bit(5)", new byte[] {0b10110}, "\"10110\"", "\"10110\""),
                Arguments.of(ValueKind.DATE, "date", 20_484, "\"2026-01-31\"", "\"2026-01-31\""),
                Arguments.of(
                        ValueKind.DATE,
                        "date",
                        (int) java.time.LocalDate.parse("-5877611-06-21").toEpochDay(),
                        "\"infinity\"",
                        "\"infinity\""),
                Arguments.of(ValueKind.TIME, "time", 86_399_000_001L, "\"23:59:59.000001\"", "\"23:59:59.000001\""),
                Arguments.of(ValueKind.TIME, "time", 86_400_000_000L, "\"24:00:00.000000\"", "\"24:00:00.000000\""),
                Arguments.of(
                        ValueKind.TIMESTAMP,
                        "timestamp",
                        MICROS,
                        "\"2025-12-31T23:59:59.123456\"",
                        "\"2025-12-31T23:59:59.123456\""),
                Arguments.of(
                        ValueKind.TIMESTAMP,
                        "timestamp",
                        -1L,
                        "\"1969-12-31T23:59:59.999999\"",
                        "\"1969-12-31T23:59:59.999999\""),
                Arguments.of(
                        ValueKind.TIMESTAMP, "timestamp", 9_223_372_036_825_200_000L, "\"infinity\"", "\"infinity\""),
                Arguments.of(
                        ValueKind.TIMESTAMP_TZ,
                        "timestamptz",
                        "2026-01-31T12:00:00.5+02:00",
                        "\"2026-01-31T10:00:00.500000Z\"",
                        "\"2026-01-31T10:00:00.500000Z\""),
                Arguments.of(ValueKind.TIMESTAMP_TZ, "timestamptz", "-infinity", "\"-infinity\"", "\"-infinity\""));
    }

    @ParameterizedTest(name = "{1} {2}")
    @MethodSource("values")
    void each_type_has_its_form_in_each_profile(ValueKind kind, String type, Object value, String dms, String exact)
            throws IOException {
        // given
        Column column = Column.of("c", kind, type);
        // when
        String asDms = written(column, value, TypeProfile.DMS);
        String asExact = written(column, value, TypeProfile.EXACT);
        // then
        assertThat(asDms).isEqualTo(dms);
        assertThat(asExact).isEqualTo(exact);
    }

    @Test
    void null_is_null_whatever_the_type() throws IOException {
        for (ValueKind kind : ValueKind.values()) {
            // given
            Column column = Column.of("c", kind, "any");
            // when
            String written = written(column, null, TypeProfile.EXACT);
            // then
            assertThat(written).isEqualTo("null");
        }
    }

    @Test
    void an_array_is_the_text_of_a_json_array() throws IOException {
        // given
        Column numbers = new Column("c", ValueKind.LIST, ValueKind.INTEGER, "_int4");
        Column decimals = new Column("c", ValueKind.LIST, ValueKind.DECIMAL, "_numeric");
        Column texts = new Column("c", ValueKind.LIST, ValueKind.TEXT, "_text");
        Column flags = new Column("c", ValueKind.LIST, ValueKind.BOOLEAN, "_bool");
        // then
        assertThat(written(numbers, "{1,NULL,3}", TypeProfile.DMS)).isEqualTo("\"[1,null,3]\"");
        assertThat(written(numbers, "[0:1]={{1,2},{3,4}}", TypeProfile.DMS)).isEqualTo("\"[[1,2],[3,4]]\"");
        assertThat(written(decimals, "{1.10,NaN}", TypeProfile.EXACT)).isEqualTo("\"[\\\"1.10\\\",\\\"NaN\\\"]\"");
        assertThat(written(decimals, "{1.10}", TypeProfile.DMS)).isEqualTo("\"[1.1]\"");
        assertThat(written(texts, "{\"a \\\"b\\\"\",\"NULL\"}", TypeProfile.EXACT))
                .isEqualTo("\"[\\\"a \\\\\\\"b\\\\\\\"\\\",\\\"NULL\\\"]\"");
        assertThat(written(flags, "{t,f}", TypeProfile.EXACT)).isEqualTo("\"[true,false]\"");
        assertThat(written(texts, "{}", TypeProfile.EXACT)).isEqualTo("\"[]\"");
        assertThatThrownBy(() -> written(texts, "{a", TypeProfile.EXACT)).isInstanceOf(UnwritableValueException.class);
    }

    @Test
    void what_has_no_form_is_refused_by_column_and_without_its_value() {
        // given
        Column huge = Column.of("price", ValueKind.DECIMAL, "numeric");
        Column shape = Column.of("area", ValueKind.UNKNOWN, "polygon");
        Column wrong = Column.of("day", ValueKind.DATE, "date");
        // then
        assertThatThrownBy(() -> written(huge, "9".repeat(400), TypeProfile.DMS))
                .isInstanceOf(UnwritableValueException.class)
                .hasMessageContaining("price")
                .hasMessageNotContaining("999");
        assertThatThrownBy(() -> written(shape, "((1,2))", TypeProfile.EXACT))
                .isInstanceOf(UnwritableValueException.class)
                .hasMessageContaining("polygon");
        assertThatThrownBy(() -> written(wrong, "secret", TypeProfile.EXACT))
                .isInstanceOf(UnwritableValueException.class)
                .hasMessageNotContaining("secret");
    }

    private static String written(Column column, Object value, TypeProfile profile) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            ValueWriter.write(json, column, value, profile);
        }
        return text.toString();
    }
}
