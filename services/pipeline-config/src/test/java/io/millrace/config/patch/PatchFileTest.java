package io.millrace.config.patch;

import io.millrace.config.InvalidInputException;
import io.millrace.config.tables.PipelineConfig;
import io.millrace.config.tables.read.Placeholders;
import io.millrace.config.tables.read.TablesYaml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PatchFileTest {
    private static final PipelineConfig CONFIG = TablesYaml.read(
            "tables.yaml",
            """
            settings: {checkpoint_location: "file:/c/", quarantine_path: "file:/q/", delta_bucket: lake, trigger_interval: 1 second}
            tables:
              - name: lines
                topic: lines
                delta_path: "file:/d/lines/"
                primary_key: [order_id, line]
                sequence_by: [version]
                schema:
                  - {name: order_id, type: long, nullable: false}
                  - {name: line, type: integer, nullable: false}
                  - {name: version, type: long, nullable: false}
                  - {name: sku, type: string, nullable: false}
                  - {name: price, type: "decimal(10,2)"}
                  - {name: weight, type: double}
                  - {name: paid, type: boolean}
                  - {name: due, type: date}
                  - {name: shipped, type: timestamp}
              - {name: places, internal: true, topic: places, delta_path: "file:/d/places/", primary_key: id, schema: [{name: id, type: long}]}
            """,
            new Placeholders(null, null, Map.of()));

    private static List<RowPatch> read(String text) {
        return PatchFile.read("patch.yaml", text, CONFIG);
    }

    @Test
    void a_patch_names_its_row_or_its_key_and_sets_values_of_the_columns_types() {
        // given
        String text =
                """
                tables:
                  lines:
                    - row: lines/0/17
                      set: {sku: "12", price: 9.50, paid: true, weight: 3, due: null}
                    - key: {order_id: 9000000000, line: 2}
                      set: {due: 2026-02-28, shipped: "2026-03-01T10:00:00.000001Z"}
                """;

        // when
        List<RowPatch> patches = read(text);

        // then
        Map<String, Object> first = new HashMap<>(
                Map.of("sku", "12", "price", new BigDecimal("9.50"), "paid", true, "weight", new BigDecimal("3")));
        first.put("due", null);
        assertThat(patches)
                .containsExactly(
                        new RowPatch("patch.yaml:3:7", "lines", "lines/0/17", Map.of(), first),
                        new RowPatch(
                                "patch.yaml:5:7",
                                "lines",
                                null,
                                Map.of("order_id", new BigDecimal("9000000000"), "line", new BigDecimal("2")),
                                Map.of(
                                        "due",
                                        LocalDate.parse("2026-02-28"),
                                        "shipped",
                                        Instant.parse("2026-03-01T10:00:00.000001Z"))));
    }

    @Test
    void it_may_be_json() {
        // when
        List<RowPatch> patches =
                read("{\"tables\": {\"lines\": [{\"row\": \"lines/0/17\", \"set\": {\"paid\": false}}]}}");

        // then
        assertThat(patches).extracting(RowPatch::values).containsExactly(Map.of("paid", false));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    tabels: {}                                                             | 1:1  | Did you mean 'tables'
                    tables: {line: []}                                                     | 1:10 | Did you mean 'lines'
                    tables: {places: []}                                                   | 1:10 | no table 'places' with a stream
                    tables: {lines: {row: a}}                                              | 1:17 | it is no list
                    tables: {lines: [{rwo: a/0/1, set: {paid: true}}]}                     | 1:19 | Did you mean 'row'
                    tables: {lines: [{set: {paid: true}}]}                                 | 1:18 | in no way
                    tables: {lines: [{row: a/0/1, key: {order_id: 1, line: 1}, set: {paid: true}}]} | 1:18 | twice
                    tables: {lines: [{key: {order_id: 1}, set: {paid: true}}]}             | 1:24 | not the table's key
                    tables: {lines: [{key: {order_id: x, line: 1}, set: {paid: true}}]}    | 1:35 | does not fit its type long
                    tables: {lines: [{row: a/0/1}]}                                        | 1:18 | sets no value
                    tables: {lines: [{row: a/0/1, set: {pait: true}}]}                     | 1:37 | Did you mean 'paid'
                    tables: {lines: [{row: a/0/1, set: {line: 3}}]}                        | 1:37 | says which row it is
                    tables: {lines: [{row: a/0/1, set: {version: 3}}]}                     | 1:37 | says which row it is
                    tables: {lines: [{row: a/0/1, set: {sku: null}}]}                      | 1:42 | may not be null
                    tables: {lines: [{row: a/0/1, set: {sku: 12}}]}                        | 1:42 | put what looks like a number
                    tables: {lines: [{row: a/0/1, set: {price: 1.234}}]}                   | 1:44 | does not fit its type decimal(10,2)
                    tables: {lines: [{row: a/0/1, set: {shipped: "2026-03-01T10:00:00.0000001Z"}}]} | 1:46 | does not fit its type timestamp
                    tables: {lines: [{row: a/0/1, set: {paid: true}}, {row: a/0/1, set: {due: null}}]} | 1:51 | have a patch before
                    """)
    void what_makes_no_sense_is_told_with_its_place(String text, String place, String why) {
        // when
        // then
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("patch.yaml:" + place)
                .hasMessageContaining(why);
    }

    @Test
    void no_message_shows_a_value() {
        // given
        String text = "tables: {lines: [{row: a/0/1, set: {price: S3cret, due: S3cret, paid: S3cret}}]}";

        // when
        // then
        assertThatThrownBy(() -> read(text))
                .message()
                .contains("price", "due", "paid")
                .doesNotContain("S3cret");
    }
}
