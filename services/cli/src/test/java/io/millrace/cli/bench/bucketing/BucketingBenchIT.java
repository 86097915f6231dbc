package io.millrace.cli.bench.bucketing;

import io.millrace.cli.lake.DataOption;
import io.millrace.cli.lake.LakeConnection;
import io.millrace.cli.output.Progress;
import io.millrace.cli.spark.SparkPrograms;
import io.millrace.lake.LakePart;
import io.millrace.lake.LakeProgress;
import io.millrace.lake.LakeSpec;
import io.millrace.lake.LocalLake;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class BucketingBenchIT {
    private static final Progress PROGRESS = Progress.plain(new PrintStream(new ByteArrayOutputStream(), true, UTF_8));

    @Test
    void our_job_splits_the_snapshot_that_was_made_and_what_it_took_is_read_from_its_result() throws Exception {
        // given
        LakeSpec spec = LakeSpec.temporary(LakePart.OBJECT_STORE);
        try (LocalLake parts = LocalLake.start(spec, LakeProgress.silent());
                LakeConnection lake = LakeConnection.to(parts.endpoints().asEnvironment())) {
            Map<String, String> variables = new HashMap<>(lake.variables());
            variables.put(SparkPrograms.JVM_OPTIONS, "-XX:+UseSerialGC -XX:TieredStopAtLevel=1");
            BenchStore store = new BenchStore(lake.aws());
            BucketingBench.Measuring bench = new BucketingBench(1000, 12, 2, 1)
                    .measuring(new BenchPrograms(DataOption.home(), variables, parts.logs()), store, "", PROGRESS);
            bench.make(1);
            // when
            Timed ours = bench.ours(1, "ours");
            // then
            assertThat(ours.seconds()).isPositive();
            assertThat(ours.bytes()).isPositive();
            assertThat(store.files("ours").keySet()).anyMatch(key -> key.contains("ibe_02"));
        }
    }
}
