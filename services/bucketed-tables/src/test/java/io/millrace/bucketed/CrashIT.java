package io.millrace.bucketed;

import io.millrace.bucketed.testing.SqlScene;
import io.millrace.bucketed.testing.TablesScene;
import io.millrace.events.Event;
import io.millrace.events.bucketing.BucketedTablesCreated;
import io.millrace.events.bucketing.Layout;
import io.millrace.events.lake.RegisteredTable;
import io.millrace.lake.testing.RequiresSqlEngine;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.ledger.RunState;
import io.millrace.platform.messaging.EventPublisher;
import io.millrace.platform.objects.ObjectLocation;
import io.millrace.platform.testing.CrashPoint;
import io.millrace.platform.testing.CrashingPublisher;
import io.millrace.platform.testing.LedgerFixture.ServiceProcess;
import io.millrace.platform.testing.RecordingPublisher;
import io.millrace.platform.testing.SimulatedCrash;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Whatever the moment at which the process dies: the same tables and events as without a crash, nothing left behind. */
@RequiresSqlEngine
class CrashIT {
    private static final int MORE_THAN_ENOUGH = 40;
    private static final String OLD = "2025-10-01-00000001";
    private static final String NEW = "2025-10-22-1f0c9a3b";

    /** How the table is made. */
    enum Work {
        DIRECT("bucketed_t"),
        CTAS("bucketed_t"),
        MATCHING("part_t_er");

        private final String table;

        Work(String table) {
            this.table = table;
        }

        TablesScene scene() {
            TablesScene scene = new TablesScene().keeping(1);
            return switch (this) {
                case DIRECT -> scene;
                case CTAS -> scene.ctas(TablesScene.BUCKETS);
                case MATCHING -> scene.matching("t");
            };
        }

        /** A table that does not lie in buckets gets no bucketed one. */
        RegisteredTable registered(TablesScene scene) {
            RegisteredTable table = scene.register("t", NEW, 2);
            return this == MATCHING
                    ? new RegisteredTable(
                            table.name(),
                            table.base(),
                            table.change(),
                            table.location(),
                            Layout.FILES,
                            table.key(),
                            null,
                            table.columns(),
                            null,
                            null)
                    : table;
        }
    }

    /** What is left behind. */
    record Outcome(
            Set<String> tables, List<String> rows, List<BucketedTablesCreated> told, int oldFiles, int writesNoted) {}

    @ParameterizedTest
    @EnumSource
    void dying_after_any_effect_changes_nothing_of_the_outcome(Work work) {
        try (TablesScene scene = work.scene()) {
            assertThat(crashesSurvived(scene, work)).isGreaterThanOrEqualTo(7);
        }
    }

    /** From the note of what is to be written to the first question about it. */
    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6})
    void dying_while_athena_is_told_to_write_changes_nothing_of_the_outcome(int effects) {
        try (TablesScene scene =
                new TablesScene(clients -> SqlScene.athena(clients)).keeping(1).ctas(TablesScene.BUCKETS)) {
            // given
            scene.table("t", NEW, 2, TablesScene.rows(20, NEW));
            // when
            Outcome outcome = outcome(scene, Work.CTAS, "died", CrashPoint.leavingEffects(effects), null);
            // then
            assertThat(outcome.tables()).containsExactly("bucketed_t", "ext_t");
            assertThat(outcome.rows()).containsExactly("[20, 210, 20]");
            assertThat(outcome.told()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void dying_around_the_publishing_changes_nothing_of_the_outcome(boolean after) {
        try (TablesScene scene = Work.DIRECT.scene()) {
            // given
            scene.table("t", NEW, 2, TablesScene.rows(20, NEW));
            Outcome expected = outcome(scene, Work.DIRECT, "whole", CrashPoint.never(), null);
            // when, then
            assertThat(outcome(scene, Work.DIRECT, "died", CrashPoint.never(), after))
                    .isEqualTo(expected);
        }
    }

    private static int crashesSurvived(TablesScene scene, Work work) {
        scene.table("t", NEW, 2, TablesScene.rows(20, NEW));
        Outcome expected = outcome(scene, work, "whole", CrashPoint.never(), null);
        int survived = 0;
        for (int n = 0; n < MORE_THAN_ENOUGH; n++) {
            CrashPoint crash = CrashPoint.leavingEffects(n);
            assertThat(outcome(scene, work, "n" + n, crash, null))
                    .as("died with %d effects made", n)
                    .isEqualTo(expected);
            survived += crash.reached() ? 1 : 0;
            if (crash.mutations() < n) {
                return survived;
            }
        }
        throw new AssertionError("The stage never comes to its end");
    }

    private static Outcome outcome(
            TablesScene scene, Work work, String id, CrashPoint crash, Boolean dieAfterPublishing) {
        scene.tables().stream().filter(name -> !name.startsWith("ext_")).forEach(name -> scene.catalog()
                .drop(scene.database(), name));
        scene.objects().put(new ObjectLocation(scene.bucket(), "bucketed/v=" + OLD + "/x"), "old", "text/plain");
        RecordingPublisher publisher = new RecordingPublisher();
        EventPublisher dying = dieAfterPublishing == null
                ? publisher
                : dieAfterPublishing
                        ? CrashingPublisher.afterPublishing(1, publisher)
                        : CrashingPublisher.beforePublishing(1, publisher);
        Event<?> event = scene.event(id, NEW, work.registered(scene));
        scene.outside().ledger().accept("bucketed-tables", event);
        ServiceProcess doomed = scene.fixture().process(crash);
        Throwable death = catchThrowable(() -> scene.carryOn(event, doomed, dying));
        if (crash.reached() || dieAfterPublishing != null) {
            assertThat(death).isInstanceOf(SimulatedCrash.class);
        } else {
            assertThat(death).isNull();
        }
        scene.fixture().leaseEnds();
        Run run = scene.carryOn(event, scene.fixture().process(), publisher);
        assertThat(run.state()).isEqualTo(RunState.DONE);
        return new Outcome(
                scene.tables(),
                scene.ask("SELECT count(*), sum(number), count(DISTINCT id) FROM {db}." + work.table),
                publisher.payloads(BucketedTablesCreated.class).stream()
                        .distinct()
                        .toList(),
                scene.keys("bucketed/v=" + OLD).size(),
                scene.outside()
                        .checkpoints()
                        .startingWith("bucketed-tables/writing/")
                        .size());
    }
}
