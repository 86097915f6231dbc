package io.millrace.lake.standin;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Database;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sns.SnsClient;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JournalIT {
    @TempDir
    Path folder;

    @Test
    void everyChangeIsThereAfterARestart() {
        // given
        List<Table> tables = run(this::change);

        // when
        List<Table> replayed = run(this::tables);

        // then
        assertThat(replayed).isEqualTo(tables).extracting(Table::name).containsExactly("t1", "t2");
        assertThat(replayed.get(0).versionId()).isEqualTo("1");
    }

    @Test
    void mailsTopicsAndMessagesAreThereAfterARestart() {
        // given
        try (AwsStandIn first = AwsStandIn.start(folder, 0);
                SesClient ses = StandInClients.ses(first.endpoint());
                SnsClient sns = StandInClients.sns(first.endpoint())) {
            ses.sendEmail(send -> send.source("a@example.com")
                    .destination(to -> to.toAddresses("b@example.com"))
                    .message(message -> message.subject(subject -> subject.data("hello"))));
            String topic = sns.createTopic(create -> create.name("alarms")).topicArn();
            sns.publish(publish -> publish.topicArn(topic).message("ring"));
        }

        // when
        try (AwsStandIn second = AwsStandIn.start(folder, 0);
                SnsClient sns = StandInClients.sns(second.endpoint())) {
            // then
            assertThat(second.mails()).singleElement().satisfies(mail -> {
                assertThat(mail.subject()).isEqualTo("hello");
                assertThat(mail.html()).isNull();
            });
            assertThat(second.messages()).singleElement().satisfies(message -> assertThat(message.message())
                    .isEqualTo("ring"));
            assertThat(sns.listTopics().topics()).hasSize(1);
        }
    }

    @Test
    void aTornLastLineIsDroppedAndWritingGoesOnBehindTheOthers() throws IOException {
        // given
        List<Table> tables = run(this::change);
        Files.writeString(journal(), "{\"kind\":\"glue.database.put\",\"da", StandardOpenOption.APPEND);
        run(glue -> glue.createDatabase(create -> create.databaseInput(input -> input.name("later"))));

        // when
        List<Table> replayed = run(this::tables);

        // then
        assertThat(replayed).isEqualTo(tables);
        List<Database> databases = run(glue -> glue.getDatabases(get -> {}).databaseList());
        assertThat(databases).extracting(Database::name).containsExactly("kept", "later");
    }

    @Test
    void aDamagedLineInTheMiddleIsAnErrorThatNamesIt() throws IOException {
        // given
        run(this::change);
        List<String> lines = Files.readAllLines(journal());
        lines.set(1, "damaged");
        Files.write(journal(), lines);

        // when / then
        assertThatThrownBy(() -> AwsStandIn.start(folder, 0))
                .hasMessageContaining("line 2")
                .hasMessageContaining(journal().toString());
    }

    @Test
    void thousandsOfTablesAreWrittenOneLineEach() throws IOException {
        // given
        int tables = 3_000;

        // when
        run(glue -> {
            glue.createDatabase(create -> create.databaseInput(input -> input.name("big")));
            IntStream.range(0, tables)
                    .parallel()
                    .forEach(i -> glue.createTable(
                            create -> create.databaseName("big").tableInput(t -> t.name("t" + i))));
            return tables;
        });

        // then
        assertThat(Files.readAllLines(journal())).hasSize(tables + 1);
        int replayed = run(glue -> glue.getTablesPaginator(get -> get.databaseName("big")).stream()
                .mapToInt(page -> page.tableList().size())
                .sum());
        assertThat(replayed).isEqualTo(tables);
    }

    private Path journal() {
        return folder.resolve("changes.jsonl");
    }

    private List<Table> change(GlueClient glue) {
        List.of("kept", "dropped")
                .forEach(name -> glue.createDatabase(create -> create.databaseInput(d -> d.name(name))));
        List.of("t1", "t2", "t3")
                .forEach(name ->
                        glue.createTable(create -> create.databaseName("kept").tableInput(t -> t.name(name))));
        glue.updateTable(update ->
                update.databaseName("kept").tableInput(t -> t.name("t1").description("new")));
        glue.deleteTable(delete -> delete.databaseName("kept").name("t3"));
        glue.deleteDatabase(delete -> delete.name("dropped"));
        return tables(glue);
    }

    private List<Table> tables(GlueClient glue) {
        return glue.getTables(get -> get.databaseName("kept")).tableList();
    }

    private <T> T run(Function<GlueClient, T> work) {
        try (AwsStandIn standIn = AwsStandIn.start(folder, 0);
                GlueClient glue = StandInClients.glue(standIn.endpoint())) {
            return work.apply(glue);
        }
    }
}
