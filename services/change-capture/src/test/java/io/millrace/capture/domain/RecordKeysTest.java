package io.millrace.capture.domain;

import io.millrace.capture.domain.values.Column;
import io.millrace.capture.domain.values.ValueKind;
import io.millrace.config.mappings.TableRoute;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class RecordKeysTest {
    private static final TableRoute ROUTE = new TableRoute("public", "t", "cdc-t", false);
    private static final List<Column> COLUMNS = List.of(
            Column.of("region", ValueKind.TEXT, "text"),
            Column.of("id", ValueKind.INTEGER, "int8"),
            Column.of("part", ValueKind.DECIMAL, "numeric(5,2)"));

    @Test
    void a_key_is_its_values_in_the_key_s_order_written_exactly() {
        // given
        Row key = new Row(COLUMNS, List.of("eu", 7L, "1.50"));
        // when
        String bytes = new String(RecordKeys.of(ROUTE, key), UTF_8);
        // then
        assertThat(bytes).isEqualTo("{\"region\":\"eu\",\"id\":7,\"part\":\"1.50\"}");
    }

    @Test
    void rows_without_a_key_and_tables_keyed_as_one_have_the_table_s_name() {
        // given
        TableRoute whole = new TableRoute("public", "t", "cdc-t", true);
        // then
        assertThat(new String(RecordKeys.of(ROUTE, null), UTF_8)).isEqualTo("public.t");
        assertThat(new String(RecordKeys.of(whole, new Row(COLUMNS, List.of("eu", 7L, "1"))), UTF_8))
                .isEqualTo("public.t");
    }

    @Property(tries = 300)
    void equal_keys_have_equal_bytes_and_others_have_others(
            @ForAll String region, @ForAll long id, @ForAll String otherRegion, @ForAll long otherId) {
        // given
        Row one = new Row(COLUMNS, Arrays.asList(region, id, "1.00"));
        Row same = new Row(COLUMNS, Arrays.asList(new String(region.toCharArray()), id, "1.00"));
        Row other = new Row(COLUMNS, Arrays.asList(otherRegion, otherId, "1.00"));
        // when
        byte[] bytes = RecordKeys.of(ROUTE, one);
        // then
        assertThat(RecordKeys.of(ROUTE, same)).isEqualTo(bytes);
        if (encodable(region) && encodable(otherRegion)) {
            assertThat(Arrays.equals(RecordKeys.of(ROUTE, other), bytes))
                    .isEqualTo(region.equals(otherRegion) && id == otherId);
        }
    }

    private static boolean encodable(String text) {
        return UTF_8.newEncoder().canEncode(text);
    }
}
