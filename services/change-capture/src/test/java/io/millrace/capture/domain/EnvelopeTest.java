package io.millrace.capture.domain;

import io.millrace.capture.domain.values.Column;
import io.millrace.capture.domain.values.UnwritableValueException;
import io.millrace.capture.domain.values.ValueKind;
import io.millrace.config.envelope.ControlOperation;
import io.millrace.config.envelope.TypeProfile;
import io.millrace.config.mappings.TableRoute;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EnvelopeTest {
    private static final TableRoute ROUTE = new TableRoute("public", "deliveries", "cdc-deliveries", false);
    private static final Column ID = Column.of("id", ValueKind.INTEGER, "int4");
    private static final Column NOTES = Column.of("notes", ValueKind.TEXT, "text");
    private static final Column PAID = Column.of("paid", ValueKind.BOOLEAN, "bool");
    private static final Position POSITION = new Position(4096, 2, 4_294_967_295L, 1_767_225_599_000_001L);

    @Test
    void an_update_carries_its_row_its_place_and_the_columns_that_were_not_sent() {
        // given
        Row row = new Row(List.of(ID, NOTES, PAID), Arrays.asList(7, Row.UNCHANGED, true));
        Change change = new Change(Operation.UPDATE, ROUTE, new Row(List.of(ID), List.of(7)), row, POSITION);
        // when
        String json = new String(new Envelope(TypeProfile.DMS).data(change), UTF_8);
        // then
        assertThat(json)
                .isEqualTo(
                        "{\"data\":{\"id\":7,\"paid\":\"true\"},\"metadata\":{"
                                + "\"timestamp\":\"2025-12-31T23:59:59.000001Z\",\"record-type\":\"data\",\"operation\":\"update\","
                                + "\"partition-key-type\":\"primary-key\",\"schema-name\":\"public\",\"table-name\":\"deliveries\","
                                + "\"transaction-id\":4294967295,\"commit-timestamp\":\"2025-12-31T23:59:59.000001Z\","
                                + "\"lsn\":4096,\"transaction-order\":2,\"type-profile\":\"dms\",\"unchanged-columns\":[\"notes\"]}}");
    }

    @Test
    void a_loaded_row_has_no_transaction() {
        // given
        Row row = new Row(List.of(ID), List.of(7));
        Change change = new Change(Operation.LOAD, ROUTE, row, row, new Position(1, 0, null, 0));
        // when
        String json = new String(new Envelope(TypeProfile.EXACT).data(change), UTF_8);
        // then
        assertThat(json).contains("\"operation\":\"load\"").doesNotContain("transaction-id");
    }

    @Test
    void a_control_message_tells_columns_or_nothing() {
        // given
        Envelope envelope = new Envelope(TypeProfile.EXACT);
        // when
        String columns = new String(
                envelope.control(ControlOperation.CHANGE_COLUMNS, ROUTE, POSITION, List.of(ID, NOTES)), UTF_8);
        String truncate = new String(envelope.control(ControlOperation.TRUNCATE_TABLE, ROUTE, POSITION, null), UTF_8);
        // then
        assertThat(columns)
                .startsWith("{\"data\":{\"columns\":[{\"name\":\"id\",\"type\":\"int4\"},"
                        + "{\"name\":\"notes\",\"type\":\"text\"}]}")
                .contains("\"record-type\":\"control\",\"operation\":\"change-columns\"");
        assertThat(truncate).startsWith("{\"data\":null,").contains("\"operation\":\"truncate-table\"", "\"lsn\":4096");
    }

    @Test
    void the_end_of_a_load_tells_who_gets_it_and_how_many_rows_were_put_aside() {
        // when
        String json = new String(new Envelope(TypeProfile.DMS).loadCompleted(ROUTE, POSITION, 3, 2), UTF_8);
        // then
        assertThat(json)
                .startsWith("{\"data\":{\"partitions\":3,\"undelivered\":2},\"metadata\":{")
                .contains("\"record-type\":\"control\",\"operation\":\"load-completed\"", "\"lsn\":4096");
    }

    @Test
    void a_value_without_a_form_is_refused_and_shown_to_people_as_it_is() {
        // given
        Column area = Column.of("area", ValueKind.UNKNOWN, "polygon");
        Row row = new Row(List.of(ID, area), List.of(7, "((0,0))"));
        Change change = new Change(Operation.INSERT, ROUTE, new Row(List.of(ID), List.of(7)), row, POSITION);
        Envelope envelope = new Envelope(TypeProfile.EXACT);
        // when
        String shown = new String(envelope.forPeople(change), UTF_8);
        // then
        assertThat(shown).contains("\"area\":\"((0,0))\"");
        assertThatThrownBy(() -> envelope.data(change)).isInstanceOf(UnwritableValueException.class);
    }

    @Test
    void a_delete_leaves_out_only_the_old_value_that_has_no_form() {
        // given
        Column area = Column.of("area", ValueKind.UNKNOWN, "polygon");
        Row row = new Row(List.of(ID, area, NOTES), List.of(7, "((0,0))", "here"));
        Change change = new Change(Operation.DELETE, ROUTE, new Row(List.of(ID), List.of(7)), row, POSITION);
        // when
        String json = new String(new Envelope(TypeProfile.EXACT).data(change), UTF_8);
        // then
        assertThat(json)
                .startsWith("{\"data\":{\"id\":7,\"notes\":\"here\"},")
                .contains("\"unchanged-columns\":[\"area\"]");
    }

    @Test
    void a_delete_whose_key_has_no_form_is_refused_and_so_is_one_without_a_key() {
        // given
        Column area = Column.of("area", ValueKind.UNKNOWN, "polygon");
        Row row = new Row(List.of(ID, area), List.of(7, "((0,0))"));
        Envelope envelope = new Envelope(TypeProfile.EXACT);
        // when
        Change keyed = new Change(Operation.DELETE, ROUTE, new Row(List.of(area), List.of("((0,0))")), row, POSITION);
        Change keyless = new Change(Operation.DELETE, ROUTE, null, row, POSITION);
        // then
        assertThatThrownBy(() -> envelope.data(keyed)).isInstanceOf(UnwritableValueException.class);
        assertThatThrownBy(() -> envelope.data(keyless)).isInstanceOf(UnwritableValueException.class);
    }
}
