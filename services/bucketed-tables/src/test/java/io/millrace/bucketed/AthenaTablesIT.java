package io.millrace.bucketed;

import io.millrace.bucketed.testing.SqlScene;
import io.millrace.bucketed.testing.TablesScene;
import io.millrace.events.bucketing.BucketedTablesCreated;
import io.millrace.events.bucketing.FinishedTable;
import io.millrace.events.lake.RegisteredTable;
import io.millrace.lake.LakeEndpoints;
import io.millrace.lake.LakePart;
import io.millrace.lake.TestLake;
import io.millrace.lake.standin.control.StandInControl;
import io.millrace.lake.standin.fault.FaultKind;
import io.millrace.lake.standin.fault.FaultRule;
import io.millrace.lake.testing.RequiresSqlEngine;
import io.millrace.platform.aws.AwsClients;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.ledger.RunState;
import io.millrace.platform.testing.LakeClients;
import io.millrace.platform.testing.RecordingPublisher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

/** The same tables by Athena, which throttles and whose queries fail at times. */
@RequiresSqlEngine
class AthenaTablesIT {
    private static final String OCTOBER = "2025-10-22-1f0c9a3b";

    private final LakeEndpoints lake =
            TestLake.with(LakePart.STAND_IN, LakePart.SQL_ENGINE).endpoints();
    private final StandInControl control = new StandInControl(lake.athena());
    private final AwsClients clients = LakeClients.with(
            LakeClients.settings(LakePart.STAND_IN, LakePart.SQL_ENGINE).impatient(2, Duration.ofSeconds(10)));
    private final RecordingPublisher publisher = new RecordingPublisher();

    @AfterEach
    void close() {
        control.clearFaults();
        clients.close();
    }

    @Test
    void athena_writes_and_checks_tables_through_throttling_and_a_query_that_fails_once() {
        try (TablesScene scene = new TablesScene(SqlScene.athena(clients))
                .ctas(TablesScene.BUCKETS)
                .matching("ids")) {
            // given
            RegisteredTable source = scene.table("ids", OCTOBER);
            control.addFault(FaultRule.of(FaultKind.THROTTLE, "athena", "StartQueryExecution")
                    .times(4));
            control.addFault(FaultRule.of(FaultKind.FAIL_WORK, "athena", "StartQueryExecution")
                    .times(1));
            // when
            Run run = scene.deliver(scene.event("e1", OCTOBER, source), publisher);
            // then
            assertThat(run.state()).isEqualTo(RunState.DONE);
            assertThat(publisher.payloads(BucketedTablesCreated.class).get(0).tables())
                    .extracting(FinishedTable::name)
                    .containsExactly("bucketed_ids", "part_ids_er");
        }
    }
}
