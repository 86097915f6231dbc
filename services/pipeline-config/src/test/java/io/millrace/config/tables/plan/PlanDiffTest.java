package io.millrace.config.tables.plan;

import io.millrace.config.tables.plan.Change.Action;
import io.millrace.config.tables.plan.Change.Subject;
import io.millrace.config.tables.read.FleetFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Each change between two files is told with what it means for stored data. */
class PlanDiffTest {
    private static final String FLEET = FleetFile.text();
    private static final String WITHOUT_ALERTS = FLEET.substring(0, FLEET.indexOf("  - name: alerts"));

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            trigger_interval: "15 seconds"   | trigger_interval: "1 minute"    | SETTING   | settings.trigger_interval | CHANGED | FROM_NOW_ON | another pace
            /checkpoints/                    | /checks/                        | SETTING   | settings.checkpoint_location | CHANGED | STARTS_ANEW | from the start
            -quarantine-                     | -aside-                         | SETTING   | settings.quarantine_path | CHANGED | STARTS_ANEW | out of reach of replay
            sasl_username: "kafkaadmin"      | sasl_username: reader           | SETTING   | kafka.sasl_username | CHANGED | FROM_NOW_ON | next start
            schema_name: public              | schema_name: fleet              | SETTING   | source_database     | CHANGED | NONE        | reconcile
            primary_key: id                  | primary_key: vin                | OPTION    | primary_key         | CHANGED | HELD        | built anew
            primary_key: id                  | history: scd1, primary_key: id  | OPTION    | history             | CHANGED | HELD        | a person decides
            primary_key: id                  | deletes: tombstone, primary_key: id | OPTION | deletes            | CHANGED | FROM_NOW_ON | the new way
            primary_key: id                  | replay: {max_age: 1 day}, primary_key: id | OPTION | replay.max_age | CHANGED | NONE     | new limits
            topic: cdc-vehicles              | topic: cdc-cars                 | OPTION    | topic               | CHANGED | STARTS_ANEW | from its start
            {name: model, type: string}      | {name: model, type: string}, {name: color, type: string} | COLUMN | color | ADDED | EVOLVES | evolves
            {name: model, type: string}      | {name: model, type: string}, {name: color, type: string, nullable: false} | COLUMN | color | ADDED | HELD | never null
            - {name: make, type: string}     | ~~                              | COLUMN    | make                | REMOVED | HELD        | removed: held
            {name: year, type: integer}      | {name: year, type: long}        | COLUMN    | year                | CHANGED | HELD        | retyped: held
            {name: year, type: integer}      | {name: year, type: integer, nullable: false} | COLUMN | year       | CHANGED | FROM_NOW_ON | malformed from now on
            {name: model, type: string}      | {name: model, type: string, unique: true} | COLUMN | model         | CHANGED | NONE        | documents
            {min: 0, max: 350}               | {min: 0, max: 400}              | RULE      | tel_003             | CHANGED | FROM_NOW_ON | wait for a replay
            - {id: drv_002, type: not_null, column: name, params: {}, severity: error} | ~~ | RULE | drv_002       | REMOVED | FROM_NOW_ON | wait for a replay
            id: drv_002, type: not_null, column: name, params: {}, severity: error | id: drv_002, type: not_null, column: name, params: {}, severity: warning | RULE | drv_002 | CHANGED | FROM_NOW_ON | wait for a replay
            {decimals: 5}, order: 1          | {decimals: 3}, order: 1         | TRANSFORM | tel_tx_001          | CHANGED | FROM_NOW_ON | stay as they are
            {visible_chars: 4}, order: 1     | {visible_chars: 2}, order: 1    | TRANSFORM | drv_tx_001          | CHANGED | FROM_NOW_ON | show what they showed before
            type: upper, column: status      | type: rename, params: {new_name: state}, column: status | TRANSFORM | del_tx_001 | CHANGED | HELD | another name or type
            threshold: 0.95                  | threshold: 0.99                 | CHECK     | completeness vehicle_id | CHANGED | FROM_NOW_ON | new threshold
            - {metric: size, threshold: 1, severity: warning} | ~~             | CHECK     | size                | REMOVED | ENDS        | not measured any more
            {metric: size, threshold: 1      | {metric: mean, column: speed_kmh | CHECK     | mean speed_kmh      | ADDED   | STARTS_ANEW | begins empty
            - {columns: [status]}            | ~~                              | REFERENCE | indexes             | CHANGED | NONE        | documents
            """)
    void a_change_is_told_with_its_meaning(
            String from, String to, Subject subject, String name, Action action, Effect effect, String meaning) {
        // given
        String text = FLEET.replaceFirst(
                Pattern.quote(from),
                Matcher.quoteReplacement(to.replace(", primary_key", "\n    primary_key")
                        .replace("}, {name: color", "}\n      - {name: color")));
        // when
        PlanDiff plan = PlanDiff.between(FleetFile.read(FLEET), FleetFile.read(text));
        // then
        assertThat(plan.changes()).anySatisfy(change -> {
            assertThat(change.subject()).isEqualTo(subject);
            assertThat(change.name()).isEqualTo(name);
            assertThat(change.action()).isEqualTo(action);
            assertThat(change.effect()).isEqualTo(effect);
            assertThat(change.meaning()).contains(meaning);
            assertThat(change.differences().isEmpty()).isEqualTo(action != Action.CHANGED);
        });
        assertThat(plan.holds()).isEqualTo(effect == Effect.HELD);
    }

    @Test
    void the_same_file_twice_changes_nothing() {
        // when
        PlanDiff plan =
                PlanDiff.between(FleetFile.read(FLEET), FleetFile.read(FLEET.replace("# A fleet", "# Our fleet")));
        // then
        assertThat(plan.isEmpty()).isTrue();
        assertThat(plan.holds()).isFalse();
    }

    @Test
    void a_dropped_table_is_told_in_place_of_its_parts() {
        // when
        PlanDiff plan = PlanDiff.between(FleetFile.read(FLEET), FleetFile.read(WITHOUT_ALERTS));
        // then
        assertThat(plan.changes())
                .extracting(Change::name, Change::action, Change::effect)
                .containsExactly(tuple("alerts", Action.REMOVED, Effect.ENDS));
    }

    @Test
    void an_added_table_is_told_in_place_of_its_parts() {
        // when
        PlanDiff plan = PlanDiff.between(FleetFile.read(WITHOUT_ALERTS), FleetFile.read(FLEET));
        // then
        assertThat(plan.changes())
                .extracting(Change::name, Change::action, Change::effect)
                .containsExactly(tuple("alerts", Action.ADDED, Effect.STARTS_ANEW));
    }

    @Test
    void a_difference_says_before_and_after() {
        // given
        String text = FLEET.replace("{min: 0, max: 350}", "{max: 400}");
        // when
        List<Change> changes =
                PlanDiff.between(FleetFile.read(FLEET), FleetFile.read(text)).changes();
        // then
        assertThat(changes.get(0).differences())
                .extracting(Change.Difference::toString)
                .containsExactly("params.max: 350 → 400", "params.min: 0 → none");
    }
}
