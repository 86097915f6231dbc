package io.millrace.jobs.quality.rules;

import io.millrace.jobs.quality.Lake;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.spark.sql.Row;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

class RowWiseRulesIT {
    private static final int ROWS = 3000;

    private final Oracle oracle = new Oracle();

    @Property(tries = 2)
    void fault_8_every_rule_is_kept_or_broken_by_every_value_null_nan_infinity_and_empty_text_included(
            @ForAll long seed) {
        // given
        List<Value> values = Value.many(ROWS, seed);

        // when
        Map<Integer, Set<String>> failed = judge(values);

        // then
        assertThat(failed).hasSize(ROWS);
        for (Value value : values) {
            assertThat(failed.get(value.id())).as(value.toString()).isEqualTo(oracle.failed(value));
        }
    }

    @Property(tries = 2)
    void fault_8_a_rows_verdict_is_the_same_whichever_rows_come_with_it(@ForAll long seed) {
        // given
        List<Value> values = Value.many(ROWS, seed);
        Map<Integer, Set<String>> together = judge(values);

        // when
        Map<Integer, Set<String>> apart = judge(values.stream()
                .filter(value -> together.get(value.id()).size() < 12)
                .toList());

        // then
        assertThat(together).containsAllEntriesOf(apart);
    }

    private Map<Integer, Set<String>> judge(List<Value> values) {
        Map<Integer, Set<String>> failed = new TreeMap<>();
        List<Row> judged = RowJudge.of(oracle.table(), References.NONE)
                .judge(Lake.rows(Value.COLUMNS, values.stream().map(Value::row).toArray(Object[][]::new)))
                .select("id", RowJudge.FAILED_RULES)
                .collectAsList();
        for (Row row : judged) {
            failed.put(
                    row.getInt(0),
                    row.<Row>getList(1).stream().map(rule -> rule.getString(0)).collect(Collectors.toSet()));
        }
        return failed;
    }
}
