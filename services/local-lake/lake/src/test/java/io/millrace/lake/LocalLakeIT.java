package io.millrace.lake;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LocalLakeIT {
    @Test
    void all_parts_start_side_by_side() {
        LakePart[] parts = {LakePart.BROKER, LakePart.OBJECT_STORE, LakePart.TABLE_STORE, LakePart.STAND_IN};
        long t = System.nanoTime();
        try (LocalLake lake = LocalLake.start(
                LakeSpec.temporary(parts).withTopics(java.util.List.of("a", "b")), LakeProgress.silent())) {
            System.err.println((System.nanoTime() - t) / 1e9);
            assertThat(lake.endpoints().ports()).hasSize(4);
            System.err.println(lake.endpoints().asEnvironment());
            assertThat(lake.standIn().mails()).isEmpty();
            lake.restart(LakePart.BROKER);
            lake.createTopics(java.util.List.of("a", "c"), 1);
        }
        System.err.println((System.nanoTime() - t) / 1e9);
    }
}
