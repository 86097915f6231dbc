package io.millrace.cli.demo.fleet;

import io.millrace.cli.demo.fleet.FleetChange.Kind;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

class FleetTest {
    private static final int TRANSACTIONS = 3000;

    @Test
    void the_same_seed_gives_the_same_changes() {
        // given
        List<FleetChange> once = changes(7);

        // when
        List<FleetChange> again = changes(7);

        // then
        assertThat(again).isEqualTo(once);
        assertThat(changes(8)).isNotEqualTo(once);
    }

    @Test
    void only_rows_that_are_there_change_and_no_key_is_used_twice() {
        // given
        Map<FleetTable, Set<Integer>> alive = new EnumMap<>(FleetTable.class);
        Map<FleetTable, Set<Integer>> used = new EnumMap<>(FleetTable.class);

        // when
        List<FleetChange> changes = changes(7);

        // then
        for (FleetChange change : changes) {
            Set<Integer> rows = alive.computeIfAbsent(change.table(), table -> new HashSet<>());
            switch (change.kind()) {
                case INSERT ->
                    assertThat(rows.add(change.id())
                                    && used.computeIfAbsent(change.table(), table -> new HashSet<>())
                                            .add(change.id()))
                            .as("%s is new", change)
                            .isTrue();
                case UPDATE -> assertThat(rows).as("%s", change).contains(change.id());
                case DELETE ->
                    assertThat(rows.remove(change.id())).as("%s", change).isTrue();
            }
        }
    }

    @Test
    void every_table_has_every_kind_of_change_that_its_references_allow() {
        // when
        Map<FleetTable, Set<Kind>> kinds = changes(7).stream()
                .collect(Collectors.groupingBy(
                        FleetChange::table,
                        Collectors.mapping(
                                FleetChange::kind, Collectors.toCollection(() -> EnumSet.noneOf(Kind.class)))));

        // then
        Set<Kind> withoutDelete = EnumSet.of(Kind.INSERT, Kind.UPDATE);
        Set<Kind> all = EnumSet.allOf(Kind.class);
        assertThat(kinds)
                .isEqualTo(Map.of(
                        FleetTable.VEHICLES, withoutDelete,
                        FleetTable.DRIVERS, withoutDelete,
                        FleetTable.VEHICLE_TELEMETRY, all,
                        FleetTable.DELIVERIES, all,
                        FleetTable.ALERTS, all));
    }

    @Test
    void every_rule_that_the_database_lets_a_row_break_is_broken() {
        // given
        FleetTruth truth = new FleetTruth(new FleetRules(350));

        // when
        changes(7).forEach(truth::add);

        // then
        assertThat(truth.of(FleetTable.VEHICLE_TELEMETRY).byRule())
                .containsOnlyKeys("tel_001", "tel_002", "tel_003", "tel_004", "tel_005");
        assertThat(truth.of(FleetTable.DELIVERIES).byRule()).containsOnlyKeys("del_001");
        assertThat(truth.of(FleetTable.ALERTS).byRule()).containsOnlyKeys("alt_001");
        assertThat(truth.of(FleetTable.DRIVERS).byRule()).containsOnlyKeys("drv_001");
        assertThat(truth.of(FleetTable.VEHICLES).byRule()).isEmpty();
    }

    @Test
    void a_row_that_breaks_a_rule_leaves_the_version_before_it_current() {
        // given
        FleetTruth truth = new FleetTruth(new FleetRules(350));
        Map<String, Object> good = Map.of("alert_type", "speeding", "severity", "info");
        truth.add(new FleetChange(FleetTable.ALERTS, Kind.INSERT, 1, good));

        // when
        truth.add(new FleetChange(FleetTable.ALERTS, Kind.UPDATE, 1, Map.of("alert_type", "nonsense")));

        // then
        FleetTruth.TableTruth alerts = truth.of(FleetTable.ALERTS);
        assertThat(alerts.current()).containsExactly(Map.entry(1, good));
        assertThat(alerts.source().get(1)).containsEntry("alert_type", "nonsense");
        assertThat(alerts.quarantined()).isOne();
        assertThat(alerts.versionCount()).isOne();
    }

    @Test
    void a_deleted_row_is_in_no_current_state_and_keeps_its_versions() {
        // given
        FleetTruth truth = new FleetTruth(new FleetRules(350));
        truth.add(new FleetChange(FleetTable.ALERTS, Kind.INSERT, 1, Map.of("alert_type", "speeding")));
        truth.add(new FleetChange(FleetTable.ALERTS, Kind.UPDATE, 1, Map.of("alert_type", "low_fuel")));

        // when
        truth.add(new FleetChange(FleetTable.ALERTS, Kind.DELETE, 1, Map.of()));

        // then
        assertThat(truth.of(FleetTable.ALERTS).source()).isEmpty();
        assertThat(truth.of(FleetTable.ALERTS).current()).isEmpty();
        assertThat(truth.of(FleetTable.ALERTS).versionCount()).isEqualTo(2);
    }

    private static List<FleetChange> changes(long seed) {
        Fleet fleet = new Fleet(seed);
        List<FleetChange> changes = new ArrayList<>(fleet.firstRows(20));
        for (int i = 0; i < TRANSACTIONS; i++) {
            changes.addAll(fleet.nextTransaction());
        }
        return changes;
    }
}
