package io.millrace.registration;

import io.millrace.lake.LakePart;
import io.millrace.lake.TestLake;
import io.millrace.lake.testing.RequiresSqlEngine;
import io.millrace.platform.sql.SqlStatement;
import io.millrace.platform.sql.TrinoEngine;
import io.millrace.platform.sql.TrinoSettings;
import io.millrace.platform.testing.LakeClients;
import io.millrace.platform.testing.RecordingPublisher;
import io.millrace.registration.testing.RegistrationScene;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static io.millrace.registration.testing.RegistrationScene.DATABASE;
import static org.assertj.core.api.Assertions.assertThat;

/** What a reader sees of a partitioned table while it is switched: files of which version, and how many rows. */
@RequiresSqlEngine
class PartitionReadersIT {
    private static final String V1 = "2025-10-15-aaaaaaaa";
    private static final String V2 = "2025-10-22-bbbbbbbb";
    /** More than are moved by one call. */
    private static final int MANY = 130;

    private static final int FEW = 9;

    private final RegistrationScene scene = RegistrationScene.withEngine();
    private final RecordingPublisher published = new RecordingPublisher();
    private final String base = LakeClients.unique("t").replace('-', '_');
    private final TrinoEngine engine = new TrinoEngine(new TrinoSettings(
            TestLake.with(LakePart.SQL_ENGINE).endpoints().asEnvironment().get("TRINO_URL"), "test", null, Map.of()));

    @AfterEach
    void tidyUp() {
        scene.glue().deleteTable(request -> request.databaseName(DATABASE).name("part_" + base));
        scene.close();
    }

    @Test
    void one_that_works_partitions_out_from_the_parameters_sees_the_old_version_or_the_new_one() {
        // given
        List<Map<String, Long>> seen = new ArrayList<>();
        deliver(V1, FEW);
        seen.add(rows());
        scene.calls().before("UpdateTable", () -> seen.add(rows()));
        scene.calls().before("BatchUpdatePartition", () -> seen.add(rows()));

        // when
        deliver(V2, FEW);

        // then
        seen.add(rows());
        assertThat(seen)
                .containsExactly(
                        Map.of(V1, (long) FEW), Map.of(V1, (long) FEW), Map.of(V2, (long) FEW), Map.of(V2, (long) FEW));
    }

    @Test
    void one_that_asks_for_partitions_sees_each_bucket_whole_in_one_version_while_they_are_moved() {
        // given
        scene.withoutProjection();
        List<Map<String, Long>> seen = new ArrayList<>();
        deliver(V1, MANY);
        scene.calls().before("BatchUpdatePartition", () -> {
            seen.add(rows());
            scene.calls().before("BatchUpdatePartition", () -> seen.add(rows()));
        });

        // when
        deliver(V2, MANY);

        // then
        seen.add(rows());
        assertThat(seen).containsExactly(Map.of(V1, (long) MANY), Map.of(V1, 30L, V2, 100L), Map.of(V2, (long) MANY));
    }

    private void deliver(String version, int count) {
        List<Integer> buckets = IntStream.range(0, count).boxed().toList();
        scene.deliver(
                scene.bucketed(base + version, version, time(version), scene.partitioned(version, base, buckets)),
                published);
    }

    private static Instant time(String version) {
        return Instant.parse(version.substring(0, 10) + "T11:00:00Z");
    }

    /** Rows by the version whose file they come from. */
    private Map<String, Long> rows() {
        String version = "regexp_extract(\"$path\", 'v=([^/]+)/', 1)";
        String query = "SELECT " + version + ", count(DISTINCT id_bucket) FROM " + DATABASE + ".part_" + base
                + " GROUP BY 1 HAVING count(*) = count(DISTINCT id_bucket)";
        return engine.execute(new SqlStatement(query, base + System.nanoTime(), Duration.ofSeconds(60))).rows().stream()
                .collect(Collectors.toMap(row -> row.text(0), row -> row.number(1)));
    }
}
