package io.millrace.lake;

import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** One lake with data, started, stopped and started again on its ports; the tests run against the second run. */
@TestMethodOrder(MethodOrderer.Random.class)
class LocalLakeIT {
    private static final String TEXT = "kept over a restart";

    @TempDir
    private static Path folder;

    private static LocalLake lake;
    private static Map<LakePart, LakeProcess> firstRun;
    private static Map<LakePart, Integer> firstPorts;

    @BeforeAll
    static void aLakeThatWasStoppedAndStartedAgain() throws Exception {
        LakeSpec spec = LakeSpec.in(folder.resolve("lake")).withTopics(List.of("a", "b"), 3);
        try (LocalLake first = LocalLake.start(spec, LakeProgress.silent())) {
            firstRun = LakePart.quick().stream().collect(toMap(Function.identity(), first::process));
            firstPorts = first.endpoints().ports();
            for (LakePart part : LakePart.quick()) {
                data(first).write(part, TEXT);
            }
        }
        lake = LocalLake.start(spec.withTopics(List.of("a", "c")), LakeProgress.silent());
    }

    @AfterAll
    static void close() {
        lake.close();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SQL_ENGINE")
    void aStoppedPartEndsByItselfAndLeavesNoProcess(LakePart part) {
        assertThat(firstRun.get(part).isAlive()).isFalse();
        assertThat(firstRun.get(part).exitCode()).hasValue(128 + 15);
        assertThat(firstPorts.get(part)).isPositive();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SQL_ENGINE")
    void dataSurvivesARestart(LakePart part) throws Exception {
        assertThat(data(lake).read(part)).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SQL_ENGINE")
    void aKilledPartComesBackOnItsPortWithItsData(LakePart part) throws Exception {
        // given
        int port = lake.process(part).port();
        long pid = lake.process(part).pid();
        lake.kill(part);
        assertThat(lake.process(part).isAlive()).isFalse();

        // when
        lake.restart(part);

        // then
        assertThat(lake.process(part).port()).isEqualTo(port);
        assertThat(lake.process(part).pid()).isNotEqualTo(pid);
        assertThat(data(lake).read(part)).isEqualTo(TEXT);
    }

    @Test
    void missingTopicsAreCreatedAndExistingOnesKept() throws Exception {
        // when
        try (Admin admin = new LakeClients(lake.endpoints()).admin()) {
            var topics =
                    admin.describeTopics(List.of("a", "b", "c")).allTopicNames().get();

            // then
            assertThat(topics.get("a").partitions()).hasSize(3);
            assertThat(topics.get("b").partitions()).hasSize(3);
            assertThat(topics.get("c").partitions()).hasSize(1);
        }
    }

    @Test
    void topicsAreNotCreatedByChance() throws Exception {
        try (Admin admin = new LakeClients(lake.endpoints()).admin()) {
            assertThatThrownBy(() -> admin.describeTopics(List.of("misspelt"))
                            .allTopicNames()
                            .get())
                    .hasMessageContaining("This server does not host this topic-partition");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SQL_ENGINE")
    void noPartWritesWarningsOnAQuietDay(LakePart part) throws IOException {
        // when
        List<String> log = Files.readAllLines(lake.process(part).log());

        // then
        assertThat(log).noneMatch(line -> line.contains("NoClassDefFound") || line.contains("SLF4J(W)"));
    }

    @Test
    void theDatabaseIsReadyForLogicalReplication() throws Exception {
        try (Connection connection = new LakeClients(lake.endpoints()).database();
                ResultSet row = connection
                        .createStatement()
                        .executeQuery(
                                "select current_setting('wal_level'), current_setting('synchronous_commit'), version()")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("logical");
            assertThat(row.getString(2)).isEqualTo("on");
            assertThat(row.getString(3)).startsWith("PostgreSQL 18");
        }
    }

    @Test
    void aLakeOnATakenPortTellsThePartAndStopsTheOthers() throws IOException {
        // given
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int base = taken.getLocalPort() - LakePart.STAND_IN.portOffset();
            Set<LakePart> parts = EnumSet.of(LakePart.OBJECT_STORE, LakePart.STAND_IN);
            LakeSpec spec =
                    LakeSpec.in(folder.resolve("other")).withParts(parts).withPortBase(base);
            List<ProcessHandle> before = ProcessHandle.current().children().toList();

            // when / then
            assertThatThrownBy(() -> LocalLake.start(spec, LakeProgress.silent()))
                    .isInstanceOf(LakeException.class)
                    .hasMessageContaining("stand-in")
                    .hasMessageContaining("code 2")
                    .hasMessageContaining("stand-in.log")
                    .hasMessageContaining("port " + taken.getLocalPort() + " on 127.0.0.1 is taken");
            assertThat(ProcessHandle.current().children()).containsExactlyInAnyOrderElementsOf(before);
        }
    }

    @Test
    void theDataOfATemporaryLakeGoesWithIt() {
        // given
        LocalLake temporary = LocalLake.start(LakeSpec.temporary(LakePart.STAND_IN), LakeProgress.silent());
        Path logs = temporary.logs();
        assertThat(logs).exists();

        // when
        temporary.close();

        // then
        assertThat(logs.getParent()).doesNotExist();
    }

    private static PartData data(LocalLake of) {
        return new PartData(new LakeClients(of.endpoints()));
    }
}
