package io.millrace.bucketed;

import io.millrace.bucketed.testing.EventfulEngine;
import io.millrace.bucketed.testing.SqlScene;
import io.millrace.bucketed.testing.TablesScene;
import io.millrace.events.Event;
import io.millrace.events.lake.TablesRegistered;
import io.millrace.lake.testing.RequiresSqlEngine;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.ledger.RunState;
import io.millrace.platform.sql.SqlEngine;
import io.millrace.platform.sql.SqlResult;
import io.millrace.platform.sql.SqlStatement;
import io.millrace.platform.testing.RecordingPublisher;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** What a try left at the engine when its process stopped or died, and the try after it. */
@RequiresSqlEngine
class DeadTryIT {
    private static final String OCTOBER = "2025-10-22-1f0c9a3b";

    private final RecordingPublisher publisher = new RecordingPublisher();

    @Test
    void a_service_that_stops_between_writing_and_checking_has_athena_write_and_check_anew_after_its_restart() {
        AtomicBoolean stopped = new AtomicBoolean();
        try (TablesScene scene = new TablesScene(clients -> engine(SqlScene.athena(clients), statement -> {
                    if (!EventfulEngine.writes(statement) && stopped.compareAndSet(false, true)) {
                        throw new IllegalStateException("stopped", new InterruptedException());
                    }
                }))
                .ctas(TablesScene.BUCKETS)) {
            // given
            Event<TablesRegistered> event = scene.event("e1", OCTOBER, scene.table("t", OCTOBER));
            scene.outside().ledger().accept("bucketed-tables", event);
            scene.outside()
                    .runner(publisher, 1)
                    .carryOn(scene.stage(scene.outside()), Run.id("bucketed-tables", event.id()));
            assertThat(Thread.interrupted()).as("stopped with its process").isTrue();
            // when
            Run run = scene.carryOn(event, scene.fixture().process(), publisher);
            // then
            assertThat(run.facts()).containsEntry("tables", "bucketed_t (200 rows)");
            assertThat(run.attempts()).as("a stop is no failed try").isEqualTo(1);
            assertThat(scene.ask("SELECT count(*), count(DISTINCT id) FROM {db}.bucketed_t"))
                    .containsExactly("[200, 200]");
        }
    }

    @Test
    void a_write_that_ends_while_it_is_being_stopped_is_not_in_the_way_of_the_next_try() {
        AtomicBoolean died = new AtomicBoolean();
        SqlEngine slow = new EventfulEngine(SqlScene.trino()) {
            @Override
            public SqlResult execute(SqlStatement statement) {
                if (EventfulEngine.writes(statement) && died.compareAndSet(false, true)) {
                    throw new StackOverflowError("the process dies when the engine has the statement");
                }
                return super.execute(statement);
            }

            @Override
            public void stop(SqlStatement earlier) {
                super.execute(earlier);
            }
        };
        try (TablesScene scene = new TablesScene(slow).ctas(TablesScene.BUCKETS)) {
            // given
            Event<TablesRegistered> event = scene.event("e1", OCTOBER, scene.table("t", OCTOBER));
            scene.outside().ledger().accept("bucketed-tables", event);
            assertThat(catchThrowable(() -> scene.carryOn(event, scene.outside(), publisher)))
                    .isInstanceOf(StackOverflowError.class);
            scene.fixture().leaseEnds();
            // when
            Run run = scene.carryOn(event, scene.fixture().process(), publisher);
            // then
            assertThat(run.state()).as(run.facts().toString()).isEqualTo(RunState.DONE);
            assertThat(scene.ask("SELECT count(*), count(DISTINCT id) FROM {db}.bucketed_t"))
                    .containsExactly("[200, 200]");
            assertThat(scene.tables()).containsExactly("bucketed_t", "ext_t");
            assertThat(scene.outside().checkpoints().startingWith("bucketed-tables/writing/"))
                    .isEqualTo(List.of());
        }
    }

    private static SqlEngine engine(SqlEngine real, Consumer<SqlStatement> before) {
        return new EventfulEngine(real) {
            @Override
            public SqlResult execute(SqlStatement statement) {
                before.accept(statement);
                return super.execute(statement);
            }
        };
    }
}
