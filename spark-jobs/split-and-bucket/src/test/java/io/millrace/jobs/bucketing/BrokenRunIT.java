package io.millrace.jobs.bucketing;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Runs that end half-way: no result may say that they did not, and the same arguments again make it whole. */
class BrokenRunIT {
    private static final List<String> LAYOUTS = List.of("hive-buckets", "partitions", "files");

    @TempDir
    private static Path shared;

    private static Bucketing unbroken;
    private static Map<String, String> whole;

    @TempDir
    private Path folder;

    private Bucketing bucketing;

    @BeforeAll
    static void a_run_that_goes_well() throws IOException {
        Bucketing.SPARK.sparkContext().hadoopConfiguration().set("fs.fragile.impl", FragileFileSystem.class.getName());
        unbroken = new Bucketing(shared)
                .source(Bucketing.SPARK
                        .range(0, 400, 1, 2)
                        .selectExpr("if(id % 50 = 0, null, concat('K', id)) customer_user_id", "id a", "id * 2 b"))
                .mapping("A,a,\nB,b,\n")
                .with("layouts", LAYOUTS);
        unbroken.run();
        whole = unbroken.fingerprints();
    }

    @BeforeEach
    void the_same_source() {
        bucketing = new Bucketing(folder)
                .with("source", unbroken.arguments.get("source"))
                .with("mapping", unbroken.arguments.get("mapping"))
                .with("layouts", LAYOUTS);
    }

    @AfterEach
    void mend() {
        FragileFileSystem.mend();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hive-buckets/a/00000_0",
                "hive-buckets/b/00007_0",
                "partitions/a/id_bucket=3/",
                "files/b/",
                "rejected/a/",
                "metadata/snapshot_dt.txt",
                "metadata/result.json"
            })
    void a_run_that_breaks_while_a_file_is_written_has_no_result_and_the_next_one_is_whole(String file)
            throws IOException {
        // given
        bucketing.with("target", FragileFileSystem.SCHEME + ":" + bucketing.target() + "/");
        FragileFileSystem.breakAt(path -> path.toString().contains(file));

        // when
        int broken = bucketing.run();
        boolean result = Files.exists(bucketing.target().resolve("metadata/result.json"));
        FragileFileSystem.mend();
        int mended = bucketing.run();

        // then
        assertThat(broken).isEqualTo(1);
        assertThat(result).isFalse();
        assertThat(mended).isZero();
        assertThat(bucketing.fingerprints()).isEqualTo(whole).isNotEmpty();
        assertThat(bucketing.result().path("tables")).hasSize(6);
    }

    @ParameterizedTest
    @EnumSource
    void a_process_that_is_killed_has_no_result_and_the_next_run_is_whole(Moment moment) throws Exception {
        // when
        List<String> said = killedAt(moment);

        // then
        assertThat(said).first().asString().startsWith("progress phase=plan rows=400 tables=2 tasks=");
        assertThat(bucketing.target().resolve("metadata/result.json")).doesNotExist();
        assertThat(bucketing.run()).isZero();
        assertThat(bucketing.fingerprints()).isEqualTo(whole).isNotEmpty();
    }

    /** When the process is killed. */
    enum Moment {
        /** The source is being read. */
        READING("progress phase=read done="),
        /** The first of many files is being written. */
        WRITING("no such line");

        private final String line;

        Moment(String line) {
            this.line = line;
        }
    }

    /** The progress lines of a process of its own, which is killed. */
    private List<String> killedAt(Moment moment) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
        command.addAll(Files.readAllLines(Path.of("../runtime/target/classes/jvm.options")));
        command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(SplitAndBucketJob.class.getName(), "--arguments", bucketing.document()));
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> said = new ArrayList<>();
        Thread killer = new Thread(() -> killAtFirstFile(process));
        if (moment == Moment.WRITING) {
            killer.start();
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getErrorStream(), UTF_8))) {
            for (String next = lines.readLine(); next != null; next = lines.readLine()) {
                if (next.startsWith("progress ")) {
                    said.add(next);
                }
                if (next.startsWith(moment.line)) {
                    process.toHandle().destroyForcibly();
                }
            }
        }
        assertThat(process.waitFor()).isNotZero();
        killer.join();
        return said;
    }

    private void killAtFirstFile(Process process) {
        while (process.isAlive()) {
            for (String layout : LAYOUTS) {
                if (Files.exists(bucketing.target().resolve(layout))) {
                    process.toHandle().destroyForcibly();
                    return;
                }
            }
            LockSupport.parkNanos(1_000_000);
        }
    }
}
