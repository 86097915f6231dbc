package io.millrace.config.tables.read;

import io.millrace.config.quality.CheckConfig;
import io.millrace.config.quality.RuleConfig;
import io.millrace.config.quality.TransformConfig;
import io.millrace.config.tables.HistoryKind;
import io.millrace.config.tables.KafkaSettings;
import io.millrace.config.tables.OnDelete;
import io.millrace.config.tables.OnTruncate;
import io.millrace.config.tables.PipelineConfig;
import io.millrace.config.tables.TableConfig;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Other ways to write things, each of which is meant. */
class AcceptedFormsTest {
    private static final String SETTINGS =
            """
            settings: {checkpoint_location: file:/tmp/checkpoints, quarantine_path: 's3a://q-bucket', delta_bucket: delta}
            """;

    @Test
    void the_least_file_has_every_fallback() {
        // given
        String text = SETTINGS + "tables: [{name: orders, primary_key: id, schema: [{name: id, type: long}]}]";
        // when
        PipelineConfig config = TablesYaml.read("dir/shop.yaml", text, new Placeholders(null, null, Map.of()));
        // then
        TableConfig orders = config.tables().get(0);
        assertThat(config.name()).isEqualTo("shop");
        assertThat(config.settings().checkpointLocation()).isEqualTo("file:/tmp/checkpoints/");
        assertThat(config.settings().quarantinePath()).isEqualTo("s3a://q-bucket/");
        assertThat(config.settings().triggerInterval()).isEqualTo(Duration.ofSeconds(15));
        assertThat(config.kafka()).isEqualTo(new KafkaSettings("PLACEHOLDER", null, null, null));
        assertThat(config.sourceDatabase()).isNull();
        assertThat(orders.topic()).isEqualTo("cdc-orders");
        assertThat(orders.deltaPath()).isEqualTo("s3://delta/orders/");
        assertThat(orders.schema().get(0).nullable()).isFalse();
    }

    @Test
    void keys_may_have_several_columns_and_tables_their_own_ways() {
        // given
        String text = SETTINGS
                + """
                tables:
                  - name: lines
                    primary_key: [order_id, line]
                    sequence_by: updated_at
                    history: scd1
                    deletes: ignore
                    on_schema_change: hold
                    on_truncate: hold
                    replay: {max_age: 7 days, max_rows: 500}
                    schema:
                      - {name: order_id, type: bigint}
                      - {name: line, type: int}
                      - {name: price, type: 'decimal(10, 2)'}
                      - {name: updated_at, type: timestamp}
                    foreign_keys:
                    indexes: [updated_at, [order_id, line], {name: by_price, columns: price, unique: false}]
                """;
        // when
        TableConfig lines = FleetFile.read(text).tables().get(0);
        // then
        assertThat(lines.primaryKey()).containsExactly("order_id", "line");
        assertThat(lines.sequenceBy()).containsExactly("updated_at");
        assertThat(lines.history()).isEqualTo(HistoryKind.SCD1);
        assertThat(lines.deletes()).isEqualTo(OnDelete.IGNORE);
        assertThat(lines.onTruncate()).isEqualTo(OnTruncate.HOLD);
        assertThat(lines.replay().maxAge()).isEqualTo(Duration.ofDays(7));
        assertThat(lines.schema().get(2).type().title()).isEqualTo("decimal(10,2)");
        assertThat(lines.indexes()).hasSize(3);
        assertThat(lines.indexes().get(1).columns()).containsExactly("order_id", "line");
    }

    @Test
    void an_internal_table_needs_neither_key_nor_topic_and_may_be_the_metrics() {
        // given
        String text = SETTINGS
                + """
                tables:
                  - {name: orders, primary_key: id, schema: [{name: id, type: long}]}
                  - name: dq_metrics
                    internal: true
                    delta_path: s3://delta/dq_metrics/
                    schema: [{name: table_name, type: string}, {name: _ingested_at, type: timestamp}]
                """;
        // when
        TableConfig metrics = FleetFile.read(text).tables().get(1);
        // then
        assertThat(metrics.internal()).isTrue();
        assertThat(metrics.topic()).isNull();
        assertThat(metrics.primaryKey()).isEmpty();
    }

    @Test
    void a_reference_without_its_column_means_the_key_and_a_rule_says_what_null_does() {
        // given
        String text = SETTINGS
                + """
                tables:
                  - name: orders
                    primary_key: id
                    schema: [{name: id, type: long}, {name: customer, type: long}]
                    dq_rules:
                      - {id: r1, type: foreign_key, column: customer, params: {table: customers}}
                      - {id: r2, type: foreign_key, column: customer, params: {table: customers, column: rank, nulls: fail}}
                  - name: customers
                    primary_key: number
                    schema: [{name: number, type: long}, {name: rank, type: long}]
                """;
        // when
        List<RuleConfig> rules = FleetFile.read(text).tables().get(0).dqRules();
        // then
        assertThat(rules)
                .extracting(RuleConfig::params)
                .containsExactly(
                        Map.of("table", "customers", "column", "number"),
                        Map.of("table", "customers", "column", "rank", "nulls", "fail"));
    }

    @Test
    void checks_have_a_newer_name_and_params_other_names_and_fallbacks() {
        // given
        String text = SETTINGS
                + """
                tables:
                  - name: orders
                    primary_key: id
                    schema:
                      - {name: id, type: long}
                      - {name: note, type: text}
                      - {name: price, type: 'decimal(8,2)'}
                      - {name: day, type: date}
                    quality_checks:
                      - {metric: compliance, expression: "id >= 0.5 AND (note IS NULL OR day > '2026-01-01')", threshold: 1}
                      - {metric: compliance, column: note, pattern: '^a'}
                    transforms:
                      - {id: t3, type: upper, column: price_text, order: 3}
                      - {id: t1, type: cast, column: price, params: {target_type: string}, order: 1}
                      - {id: t2, type: rename, column: price, params: {to: price_text}, order: 2}
                      - {id: t4, type: mask_pii, column: note}
                """;
        // when
        TableConfig orders = FleetFile.read(text).tables().get(0);
        // then
        assertThat(orders.deequChecks()).extracting(CheckConfig::metric).containsExactly("compliance", "compliance");
        assertThat(orders.transforms()).extracting(TransformConfig::id).containsExactly("t1", "t2", "t3", "t4");
        assertThat(orders.transforms().get(0).params()).isEqualTo(Map.of("to_type", "string"));
        assertThat(orders.transforms().get(1).params()).isEqualTo(Map.of("new_name", "price_text"));
        assertThat(orders.transforms().get(3).params()).isEqualTo(Map.of("visible_chars", 4L));
    }

    @Test
    void placeholders_are_filled_in_values_alone_and_cannot_bring_keys() {
        // given
        String text = SETTINGS
                + """
                kafka: {bootstrap_servers: '${env:SERVERS}'}
                tables:
                  - name: orders
                    primary_key: id
                    schema: [{name: id, type: long}, {name: note, type: string}]
                    dq_rules:
                      - id: r1
                        type: range
                        column: id
                        params:
                          max: ${env:MOST}
                          min: 1
                      - {id: r2, type: allowed_values, column: note, params: {values: ['a: b', '${env:TRICK}', '$${x}']}}
                """;
        Placeholders placeholders = new Placeholders(
                "s", "1", Map.of("SERVERS", "a:9092, b:9092", "MOST", "12.5", "TRICK", "x]}}\ntables: []"));
        // when
        PipelineConfig config = TablesYaml.read("t.yaml", text, placeholders);
        // then
        TableConfig orders = config.tables().get(0);
        assertThat(config.kafka().bootstrapServers()).isEqualTo("a:9092,b:9092");
        assertThat(orders.dqRules().get(0).params()).isEqualTo(Map.of("max", new BigDecimal("12.5"), "min", 1L));
        assertThat(orders.dqRules().get(1).params().get("values"))
                .isEqualTo(List.of("a: b", "x]}}\ntables: []", "${x}"));
    }
}
