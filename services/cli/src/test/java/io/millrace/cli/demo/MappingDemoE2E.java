package io.millrace.cli.demo;

import io.millrace.cli.demo.account.Account;
import io.millrace.cli.demo.account.AccountText;
import io.millrace.cli.demo.account.Findings;
import io.millrace.cli.demo.account.Round;
import io.millrace.cli.demo.source.GeneratedSource;
import io.millrace.cli.demo.source.SourceShape;
import io.millrace.cli.demo.source.Truth;
import io.millrace.cli.lake.LakeConnection;
import io.millrace.cli.output.CliException;
import io.millrace.cli.output.Progress;
import io.millrace.events.Event;
import io.millrace.events.EventType;
import io.millrace.lake.standin.ses.SentMail;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The mapping lane from end to end: gateway, Kafka, both services, alerting, on real parts. */
class MappingDemoE2E {
    private static final SourceShape SHAPE = new SourceShape(400, 10);
    private static final long SEED = 11;
    private static final ByteArrayOutputStream SAID = new ByteArrayOutputStream();
    private static final Progress PROGRESS = Progress.plain(new PrintStream(SAID, true, UTF_8));

    @TempDir
    static Path data;

    private static DemoLake lake;
    private static Account account;

    @BeforeAll
    static void runTheLane() throws IOException, InterruptedException {
        lake = DemoLake.start(data.resolve("lake"), "stg", PROGRESS);
        try (LakeConnection connection = LakeConnection.to(lake.variables())) {
            account = MappingDemo.run(connection, SHAPE, SEED, PROGRESS);
        }
    }

    @AfterAll
    static void stop() {
        if (lake != null) {
            lake.close();
        }
    }

    @Test
    void every_figure_of_every_round_agrees_with_what_was_generated() {
        // given
        GeneratedSource same = new GeneratedSource(SHAPE, "stg", SEED);
        same.fill();
        Truth first = same.truth();

        // when
        Findings found = round(1).findings();

        // then
        assertThat(account.missed()).isEmpty();
        assertThat(found.counts()).isEqualTo(first.counts());
        assertThat(found.valid()).containsExactlyInAnyOrderElementsOf(first.valid());
        assertThat(found.incremental()).containsExactlyInAnyOrderElementsOf(first.incremental());
        same.change();
        assertThat(round(2).findings().incremental())
                .containsExactlyInAnyOrderElementsOf(same.truth().incremental());
        assertThat(round(2).findings().deletion())
                .containsExactlyInAnyOrderElementsOf(same.truth().deletion());
        same.massDeletion();
        assertThat(round(3).findings().deletion())
                .containsExactlyInAnyOrderElementsOf(same.truth().deletion());
    }

    @Test
    void each_chain_tells_what_happened_and_nothing_more() {
        // when
        List<List<EventType>> chains = account.rounds().stream()
                .map(round -> round.findings().chain().stream()
                        .<EventType>map(Event::type)
                        .toList())
                .toList();

        // then
        assertThat(chains.get(0))
                .containsExactlyInAnyOrder(
                        EventType.MAPPING_SYNC_REQUESTED, EventType.SNAPSHOT_WRITTEN, EventType.ADDITIONS_FOUND);
        assertThat(chains.get(1))
                .containsExactlyInAnyOrder(
                        EventType.MAPPING_SYNC_REQUESTED,
                        EventType.SNAPSHOT_WRITTEN,
                        EventType.ADDITIONS_FOUND,
                        EventType.DELETIONS_FOUND);
        assertThat(chains.get(2))
                .containsExactlyInAnyOrder(
                        EventType.MAPPING_SYNC_REQUESTED,
                        EventType.SNAPSHOT_WRITTEN,
                        EventType.DELETIONS_HELD,
                        EventType.DELETIONS_APPROVED,
                        EventType.DELETIONS_FOUND);
    }

    @Test
    void people_are_told_once_of_ambiguous_sources_of_each_deletion_and_of_the_held_one() {
        // when
        List<String> subjects = account.rounds().stream()
                .flatMap(round -> round.findings().mails().stream())
                .map(SentMail::subject)
                .toList();

        // then
        assertThat(subjects)
                .containsExactly(
                        "Ambiguous V1-V2 Mappings - STG",
                        "Deleted V1-V2 Mappings - STG",
                        "Mass deletion held - STG",
                        "Deleted V1-V2 Mappings - STG");
    }

    @Test
    void the_account_shows_each_round_with_its_files_and_mails() {
        // when
        String text = AccountText.of(account);

        // then
        assertThat(text)
                .contains("ROUND 1", "ROUND 2", "ROUND 3", "glue_tables_", "incremental.csv", "deletion.csv")
                .contains("Subject: Mass deletion held - STG")
                .contains("└─ snapshot-written")
                .contains(account.verdict());
        assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(100));
    }

    @Test
    void a_second_demo_on_the_same_folder_is_refused_while_the_first_runs() {
        // when, then
        assertThatExceptionOfType(CliException.class)
                .isThrownBy(() -> DemoLake.start(lake.data(), "stg", PROGRESS))
                .withMessageContaining("millrace down --data");
    }

    @Test
    void a_folder_that_no_demo_made_is_left_alone(@TempDir Path foreign) throws IOException {
        // given
        Path file = Files.writeString(foreign.resolve("thesis.txt"), "years of work");

        // when, then
        assertThatExceptionOfType(CliException.class)
                .isThrownBy(() -> DemoLake.start(foreign, "stg", PROGRESS))
                .withMessageContaining(foreign.toString());
        assertThat(file).hasContent("years of work");
    }

    private static Round round(int number) {
        return account.rounds().get(number - 1);
    }
}
