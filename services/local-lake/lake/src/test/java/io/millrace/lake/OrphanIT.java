package io.millrace.lake;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

class OrphanIT {
    @TempDir
    private Path folder;

    @Test
    void noPartOutlivesALakeThatWasKilled() throws Exception {
        // given
        LakeProcess holder = LakeProcess.start(spec(JavaCommand.of(
                128,
                System.getProperty("java.class.path"),
                LakeHolder.class.getName(),
                List.of(folder.resolve("lake").toString()))));
        List<ProcessHandle> family =
                ProcessHandle.of(holder.pid()).orElseThrow().descendants().toList();
        assertThat(family).hasSizeGreaterThan(LakePart.quick().size());

        // when
        holder.kill();

        // then
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        for (ProcessHandle process : family) {
            process.onExit()
                    .orTimeout(Duration.between(Instant.now(), end).toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        }
        assertThat(family).noneMatch(ProcessHandle::isAlive);
    }

    private LakeProcessSpec spec(List<String> command) {
        return new LakeProcessSpec(
                "holder",
                command,
                Map.of(),
                folder.resolve("holder.log"),
                new Readiness.ReadyLine(Duration.ofSeconds(60)),
                Duration.ofSeconds(5));
    }
}
