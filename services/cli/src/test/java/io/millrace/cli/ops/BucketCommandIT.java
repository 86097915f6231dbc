package io.millrace.cli.ops;

import io.millrace.cli.lake.LakeConnection;
import io.millrace.cli.lake.LakeSetup;
import io.millrace.cli.output.ExitCodes;
import io.millrace.cli.testing.MillraceProcess;
import io.millrace.cli.testing.MillraceProcess.Answer;
import io.millrace.cli.trace.EventLog;
import io.millrace.events.DomainEvent;
import io.millrace.events.bucketing.BucketingRequested;
import io.millrace.lake.LakePart;
import io.millrace.lake.LakeProgress;
import io.millrace.lake.LakeSpec;
import io.millrace.lake.LocalLake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class BucketCommandIT {

    @Test
    void bucket_asks_for_the_snapshot_of_that_date_or_for_the_latest(@TempDir Path data) {
        LakeSpec spec = LakeSpec.temporary(LakePart.BROKER).withTopics(LakeSetup.topics());
        try (LocalLake parts = LocalLake.start(spec, LakeProgress.silent());
                LakeConnection lake = LakeConnection.to(parts.endpoints().asEnvironment())) {
            // given
            MillraceProcess millrace = new MillraceProcess(data);
            Answer dated = millrace.run(
                    lake.variables(), "bucket", "--dataset", "addressable_ids", "--snapshot-dt", "2025-10-15");

            // when
            Answer latest = millrace.run(lake.variables(), "bucket", "--dataset", "infobase_attributes");

            // then
            assertThat(List.of(dated.exit(), latest.exit())).containsOnly(ExitCodes.FINE);
            List<DomainEvent> asked = new ArrayList<>();
            try (EventLog log = new EventLog(lake.kafka(), lake.codec())) {
                log.readNew(event -> asked.add(event.data()));
            }
            String reason = "asked for at the command line";
            assertThat(asked)
                    .containsExactlyInAnyOrder(
                            new BucketingRequested("addressable_ids", "2025-10-15", reason),
                            new BucketingRequested("infobase_attributes", null, reason));
        }
    }
}
