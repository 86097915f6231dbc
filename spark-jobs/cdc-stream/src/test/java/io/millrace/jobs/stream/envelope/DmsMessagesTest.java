package io.millrace.jobs.stream.envelope;

import io.millrace.config.tables.ColumnType;
import io.millrace.config.tables.ColumnType.Kind;
import io.millrace.jobs.stream.testing.Envelope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import static io.millrace.jobs.stream.testing.Envelope.change;
import static org.assertj.core.api.Assertions.assertThat;

/** Messages that AWS DMS writes itself. */
class DmsMessagesTest {
    private static final TableShape SHAPE = MessageReaderTest.SHAPE;

    @Test
    void a_change_of_dms_has_its_number_again_when_it_is_sent_again_and_others_have_others() {
        // given
        MessageReader reader = new MessageReader(SHAPE);
        Envelope first = row("update", 5).ofDms(1, 6);
        Envelope second = row("update", 5).ofDms(2, 6);
        Envelope other = row("update", 6).ofDms(1, 7);
        Envelope again = row("update", 5).ofDms(1, 90);
        // when
        List<Message> read = Stream.of(first, second, other, again)
                .map(envelope -> reader.read(bytes(envelope.json()), 40))
                .toList();
        // then
        assertThat(read).extracting(Message::order).containsOnly(Message.Order.TIMESTAMP);
        assertThat(read.subList(0, 3))
                .extracting(Message::transactionOrder)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(read.get(3).transactionOrder()).isEqualTo(read.get(0).transactionOrder());
        assertThat(read.get(3).lsn()).isGreaterThan(read.get(2).lsn());
        assertThat(read.get(3).committed()).isEqualTo(Envelope.commit(5));
    }

    @ParameterizedTest
    @CsvSource({"4294967296, 1", "1, 1073741824", "-1, 1", "1, -1", "0x1f, 1", "1, one"})
    void a_transaction_of_another_source_than_postgresql_names_no_change_and_the_offset_counts(
            String transaction, String record) {
        // when
        Envelope update = row("update", 5)
                .ofDms(1, 6)
                .metadata("transaction-id", transaction)
                .metadata("transaction-record-id", record);
        Message message = new MessageReader(SHAPE).read(bytes(update.json()), 0);
        // then
        assertThat(message.kind()).isEqualTo(Message.Kind.CHANGE);
        assertThat(message.transactionOrder()).isZero();
    }

    @Test
    void a_row_of_dms_without_a_column_is_partial_but_for_one_that_came_after_the_configuration() {
        // given
        TableShape shape = SHAPE.with(List.of(StreamColumn.added("colour", new ColumnType(Kind.STRING, 0, 0))));
        MessageReader reader = new MessageReader(shape);
        // when
        Message partial = reader.read(
                bytes(change("orders", "load", 1, "id", 1, "name", "a").ofDms().json()), 0);
        Message whole = reader.read(bytes(row("load", 1).ofDms().json()), 0);
        Message ours = reader.read(
                bytes(change("orders", "load", 1, "id", 1, "name", "a").json()), 0);
        Message delete =
                reader.read(bytes(change("orders", "delete", 1, "id", 1).ofDms().json()), 0);
        // then
        assertThat(partial.kind()).isEqualTo(Message.Kind.PARTIAL);
        assertThat(partial.reason()).isEqualTo("notes");
        assertThat(List.of(whole, ours, delete)).extracting(Message::kind).containsOnly(Message.Kind.CHANGE);
    }

    @Test
    void a_delete_of_dms_with_null_in_the_column_of_sequence_by_has_no_place() {
        // when
        TableShape sequenced = new TableShape("orders", null, SHAPE.columns(), List.of("notes"), false);
        Message delete =
                new MessageReader(sequenced).read(bytes(row("delete", 5).ofDms().json()), 40);
        // then
        assertThat(delete.kind()).isEqualTo(Message.Kind.UNPLACED);
        assertThat(delete.reason()).isEqualTo("notes");
    }

    private static Envelope row(String operation, long lsn) {
        return change("orders", operation, lsn, "id", 1, "name", "a", "notes", null);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
