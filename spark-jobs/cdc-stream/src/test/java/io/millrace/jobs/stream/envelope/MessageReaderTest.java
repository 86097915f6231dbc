package io.millrace.jobs.stream.envelope;

import io.millrace.config.tables.ColumnType.Kind;
import io.millrace.jobs.stream.testing.Envelope;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import static io.millrace.jobs.stream.testing.Envelope.change;
import static org.assertj.core.api.Assertions.assertThat;

class MessageReaderTest {
    static final TableShape SHAPE = new TableShape(
            "orders",
            "public",
            List.of(
                    new StreamColumn("id", Kind.LONG, 0, 0, false, true),
                    new StreamColumn("name", Kind.STRING, 0, 0, false, false),
                    new StreamColumn("notes", Kind.STRING, 0, 0, true, false)),
            List.of(),
            false);

    @Test
    void a_row_of_the_exact_profile_keeps_every_digit() {
        // given
        MessageReader reader = reader(
                column("price", Kind.DECIMAL, 12, 2), column("at", Kind.TIMESTAMP), column("paid", Kind.BOOLEAN));
        Envelope envelope = change(
                "orders",
                "insert",
                7,
                "id",
                1,
                "price",
                "1234567890.10",
                "at",
                "2026-01-02T03:04:05.000006Z",
                "paid",
                true);

        // when
        Message message = reader.read(bytes(envelope.json()), 0);

        // then
        assertThat(message.values())
                .containsExactly(
                        1L, new BigDecimal("1234567890.10"), Instant.parse("2026-01-02T03:04:05.000006Z"), true);
        assertThat(message.operation()).isEqualTo("INSERT");
        assertThat(message.lsn()).isEqualTo(7);
        assertThat(message.order()).isEqualTo(Message.Order.LOG_POSITION);
    }

    @Test
    void a_row_of_dms_is_read_by_the_declared_types() {
        // given
        MessageReader reader = reader(
                column("price", Kind.DECIMAL, 12, 2), column("at", Kind.TIMESTAMP), column("paid", Kind.BOOLEAN));
        Envelope envelope = change(
                        "orders",
                        "load",
                        7,
                        "id",
                        1,
                        "price",
                        10.5,
                        "at",
                        "2026-01-02 03:04:05.000006",
                        "paid",
                        "false")
                .ofDms();

        // when
        Message message = reader.read(bytes(envelope.json()), 42);

        // then
        assertThat(message.values())
                .containsExactly(1L, new BigDecimal("10.50"), Instant.parse("2026-01-02T03:04:05.000006Z"), false);
        assertThat(message.order()).isEqualTo(Message.Order.TIMESTAMP);
        assertThat(message.lsn()).isEqualTo(Envelope.commit(7).getEpochSecond() * 1_000_000);
        assertThat(message.transactionOrder()).isEqualTo(42);
    }

    @ParameterizedTest
    @CsvSource({
        "INTEGER, 2147483648",
        "INTEGER, 1.5",
        "INTEGER, '\"12a\"'",
        "LONG, 9223372036854775808",
        "LONG, true",
        "DOUBLE, '\"fast\"'",
        "DOUBLE, 1e999",
        "BOOLEAN, 1",
        "BOOLEAN, '\"yes\"'",
        "DATE, '\"2026-02-30\"'",
        "DATE, 20260101",
        "TIMESTAMP, '\"infinity\"'",
        "TIMESTAMP, '\"2026-01-01T00:00:00.0000001Z\"'",
        "INTEGER, '{\"a\":1}'"
    })
    void a_value_that_does_not_fit_its_type_is_malformed_never_null(Kind kind, String json) {
        // given
        MessageReader reader = reader(column("value", kind));
        String envelope =
                change("orders", "insert", 1, "id", 1, "value", "VALUE").json().replace("\"VALUE\"", json);

        // when
        Message message = reader.read(bytes(envelope), 0);

        // then
        assertThat(message.kind()).isEqualTo(Message.Kind.MALFORMED);
        assertThat(message.reason())
                .isEqualTo("the value of column value does not fit its type "
                        + kind.name().toLowerCase(java.util.Locale.ROOT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"12345678901.00\"", "1.005", "\"1e400000\"", "\"\""})
    void a_decimal_is_neither_rounded_nor_cut(String json) {
        // given
        MessageReader reader = reader(column("price", Kind.DECIMAL, 12, 2));
        String envelope =
                change("orders", "insert", 1, "id", 1, "price", "VALUE").json().replace("\"VALUE\"", json);

        // when
        Message message = reader.read(bytes(envelope), 0);

        // then
        assertThat(message.kind()).isEqualTo(Message.Kind.MALFORMED);
    }

    @Test
    void dates_and_special_numbers_are_read() {
        // given
        MessageReader reader = reader(column("day", Kind.DATE), column("ratio", Kind.DOUBLE));
        Envelope envelope = change("orders", "insert", 1, "id", "12", "day", "2026-01-02", "ratio", "NaN");

        // when
        Message message = reader.read(bytes(envelope.json()), 0);

        // then
        assertThat(message.values()).containsExactly(12L, LocalDate.of(2026, 1, 2), Double.NaN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{                                                          | it is no JSON, see line 1, column 2",
                "[]                                                         | it is no JSON object",
                "{} {}                                                      | it is more than one JSON object",
                "{\"data\":{\"id\":1}}                                      | it has no metadata",
                "{\"metadata\":{\"table-name\":\"orders\",\"operation\":\"insert\"}} | it has no data",
                "{\"metadata\":{\"table-name\":\"orders\",\"operation\":\"upsert\"}} | operation upsert is not known",
                "{\"metadata\":{\"table-name\":\"other\"}}                  | it is of table other, not orders",
                "{\"metadata\":{\"table-name\":\"orders\",\"schema-name\":\"x\"}} | it is of schema x, not public",
                "{\"metadata\":{\"table-name\":\"orders\",\"record-type\":\"note\"}} | record type note is not known",
                "{\"metadata\":{\"table-name\":\"orders\",\"record-type\":\"control\",\"operation\":\"x\"}} | control operation x is not known",
                "{\"metadata\":{\"table-name\":\"orders\",\"lsn\":\"0/1\"}} | metadata.lsn is no whole number"
            })
    void a_malformed_message_says_why(String json, String reason) {
        // when
        Message message = new MessageReader(SHAPE).read(bytes(json), 0);

        // then
        assertThat(message.reason()).isEqualTo(reason);
    }

    @Test
    void a_message_without_a_value_is_malformed() {
        // when
        Message message = new MessageReader(SHAPE).read(null, 0);

        // then
        assertThat(message.reason()).isEqualTo("it has no value");
    }

    @Test
    void a_null_key_is_malformed() {
        // when
        Message message = read(change("orders", "update", 1, "id", null, "name", "a"));

        // then
        assertThat(message.reason()).isEqualTo("column id of the key is null");
    }

    @Test
    void an_insert_without_a_column_that_must_not_be_null_is_malformed() {
        // when
        Message message = read(change("orders", "insert", 1, "id", 1));

        // then
        assertThat(message.reason()).isEqualTo("column name must not be null and is missing");
    }

    @Test
    void a_delete_carries_its_key_alone() {
        // when
        Message message = read(change("orders", "delete", 1, "id", 1));

        // then
        assertThat(message.kind()).isEqualTo(Message.Kind.CHANGE);
        assertThat(message.operation()).isEqualTo("DELETE");
    }

    @Test
    void a_column_that_the_source_did_not_send_since_it_had_not_changed_is_marked() {
        // when
        Message message = read(
                change("orders", "update", 1, "id", 1, "name", "a").metadata("unchanged-columns", List.of("notes")));

        // then
        assertThat(message.unchanged()).containsExactly("notes");
        assertThat(message.values()).containsExactly(1L, "a", null);
    }

    @Test
    void columns_that_the_table_does_not_have_are_named() {
        // when
        Message message = read(change("orders", "insert", 1, "id", 1, "name", "a", "colour", List.of("red")));

        // then
        assertThat(message.unknown()).containsExactly("colour");
    }

    @Test
    void a_delete_that_lacks_the_column_of_sequence_by_or_of_the_key_has_no_place() {
        // when
        Message unordered = sequenced(change("orders", "delete", 1, "id", 1), 0);
        Message keyless = sequenced(change("orders", "delete", 1, "vin", 1, "notes", "7"), 0);
        Message valueless = sequenced(change("orders", "delete", 1, "id", 1, "notes", null), 0);
        // then
        assertThat(unordered.kind()).isEqualTo(Message.Kind.UNPLACED);
        assertThat(unordered.reason()).isEqualTo("notes");
        assertThat(keyless.kind()).isEqualTo(Message.Kind.UNPLACED);
        assertThat(keyless.reason()).isEqualTo("id");
        assertThat(valueless.kind()).isEqualTo(Message.Kind.MALFORMED);
        assertThat(valueless.reason()).isEqualTo("column notes of sequence_by has no value that orders");
    }

    @Test
    void a_delete_of_a_table_that_ignores_them_needs_no_place() {
        // given
        TableShape shape = new TableShape("orders", null, SHAPE.columns(), List.of("notes"), true);
        // when
        Message delete = new MessageReader(shape)
                .read(bytes(change("orders", "delete", 1, "id", 1).json()), 0);
        Message keyless = new MessageReader(shape)
                .read(bytes(change("orders", "delete", 1, "vin", 1).json()), 0);
        // then
        assertThat(delete.kind()).isEqualTo(Message.Kind.CHANGE);
        assertThat(keyless.reason()).contains("without column id of the key");
    }

    @Test
    void
            what_is_the_same_in_the_column_of_sequence_by_is_ordered_by_the_log_and_has_its_place_again_when_it_comes_again() {
        // given
        Envelope update = change("orders", "update", 5, "id", 1, "name", "a", "notes", "7");
        Envelope unchanged = change("orders", "update", 6, "id", 1, "name", "b", "notes", "7");
        Envelope delete = change("orders", "delete", 9, "id", 1, "name", "b", "notes", "7");
        Envelope keyChange = change("orders", "insert", 9, "id", 1, "name", "b", "notes", "7");
        // when
        List<Long> ties = java.util.stream.Stream.of(update, unchanged, delete, keyChange)
                .map(envelope -> sequenced(envelope, 3).transactionOrder())
                .toList();
        // then
        assertThat(ties).isSorted().doesNotHaveDuplicates();
        assertThat(sequenced(update, 40).transactionOrder()).isEqualTo(ties.get(0));
        assertThat(sequenced(update, 3).lsn()).isEqualTo(7);
        assertThat(sequenced(delete, 3).values()).containsExactly(1L, null, null);
    }

    @Test
    void without_a_log_position_the_offset_orders_what_is_the_same_in_the_column_of_sequence_by() {
        // when
        Message message =
                sequenced(change("orders", "delete", 5, "id", 1, "notes", "7").ofDms(1, 6), 40);
        // then
        assertThat(message.kind()).isEqualTo(Message.Kind.CHANGE);
        assertThat(message.transactionOrder()).isEqualTo(40);
    }

    @Property
    void numbers_of_sequence_keep_the_order_of_doubles(@ForAll double one, @ForAll double other) {
        assertThat(Long.compare(SequenceNumbers.of(one), SequenceNumbers.of(other)))
                .isEqualTo(Double.compare(one + 0.0, other + 0.0));
    }

    @Property
    void no_bytes_make_the_reader_fail(@ForAll byte[] bytes) {
        assertThat(new MessageReader(SHAPE).read(bytes, 0).kind()).isEqualTo(Message.Kind.MALFORMED);
    }

    private static Message read(Envelope envelope) {
        return new MessageReader(SHAPE).read(bytes(envelope.json()), 0);
    }

    private static Message sequenced(Envelope envelope, long offset) {
        TableShape shape = new TableShape("orders", null, SHAPE.columns(), List.of("notes"), false);
        return new MessageReader(shape).read(bytes(envelope.json()), offset);
    }

    private static MessageReader reader(StreamColumn... columns) {
        List<StreamColumn> all =
                new java.util.ArrayList<>(List.of(SHAPE.columns().get(0)));
        all.addAll(List.of(columns));
        return new MessageReader(new TableShape("orders", "public", all, List.of(), false));
    }

    private static StreamColumn column(String name, Kind kind) {
        return column(name, kind, 0, 0);
    }

    private static StreamColumn column(String name, Kind kind, int precision, int scale) {
        return new StreamColumn(name, kind, precision, scale, true, false);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
