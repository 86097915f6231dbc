package io.millrace.jobs.reconcile.progress;

import io.millrace.jobs.reconcile.Lake;
import io.millrace.jobs.reconcile.source.ReplicationSlot;
import io.millrace.jobs.reconcile.source.SourceAccess;
import io.millrace.jobs.reconcile.source.SourceAwayException;
import io.millrace.lake.LakePart;
import io.millrace.lake.RunningLake;
import io.millrace.lake.TestLake;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StreamFactsIT {
    @TempDir
    private Path folder;

    @Test
    void a_slot_tells_what_its_reader_has_confirmed() {
        // given
        Lake.sql("select pg_create_logical_replication_slot('told', 'test_decoding')");
        long place = Lake.place();
        Lake.sql("create table told (id int)", "select pg_logical_slot_get_changes('told', null, null)");

        // when
        long confirmed = new ReplicationSlot(Lake.access(), "told").confirmed();

        // then
        assertThat(confirmed).isGreaterThan(place);
        assertThatThrownBy(() -> new ReplicationSlot(Lake.access(), "unknown").confirmed())
                .hasMessageContaining("replication slot unknown is not in the source database");
    }

    @Test
    void a_source_that_takes_no_connection_is_away_and_one_that_refuses_the_password_is_not() {
        // given
        SourceAccess there = Lake.access();
        SourceAccess nowhere = new SourceAccess(
                "jdbc:postgresql://127.0.0.1:1/source", there.user(), there.password(), there.statementTimeout());
        SourceAccess stranger = new SourceAccess(there.url(), "nobody", "wrong", there.statementTimeout());

        // then
        assertThatThrownBy(() -> new ReplicationSlot(nowhere, "told").confirmed())
                .isInstanceOf(SourceAwayException.class)
                .hasMessageContaining("replication slot told cannot be read from the source");
        assertThatThrownBy(() -> new ReplicationSlot(stranger, "told").confirmed())
                .isNotInstanceOf(SourceAwayException.class)
                .hasMessageContaining("replication slot told cannot be read from the source");
    }

    @Test
    void a_topic_ends_after_its_last_record_in_each_partition_that_has_any() throws Exception {
        // given
        RunningLake lake = TestLake.with(LakePart.BROKER);
        lake.createTopics(List.of("cdc-ends", "cdc-more"), 3);
        Map<String, String> client =
                Map.of("bootstrap.servers", lake.endpoints().kafka());
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(Map.copyOf(client), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("cdc-ends", 1, "k", "a")).get();
            producer.send(new ProducerRecord<>("cdc-ends", 1, "k", "b")).get();
            producer.send(new ProducerRecord<>("cdc-more", 0, "k", "c")).get();
        }

        // when
        Map<Integer, Long> ends;
        long arrived;
        try (KafkaTopicEnds topics = new KafkaTopicEnds(client, Map.of("ends", "cdc-ends", "more", "cdc-more"))) {
            ends = topics.ends("ends");
            arrived = topics.arrived();
        }

        // then
        assertThat(ends).isEqualTo(Map.of(1, 2L));
        assertThat(arrived).isEqualTo(3);
    }

    @Test
    void a_batch_counts_once_the_checkpoint_says_that_it_is_committed() throws IOException {
        // given
        Path checkpoint = folder.resolve("checkpoint");
        Files.createDirectories(checkpoint.resolve("commits"));
        Files.createDirectories(checkpoint.resolve("offsets"));
        for (int batch = 9; batch <= 11; batch++) {
            Files.writeString(
                    checkpoint.resolve("offsets/" + batch),
                    "v1\n{\"batchWatermarkMs\":0}\n{\"cdc-ends\":{\"0\":%d,\"2\":5}}".formatted(batch * 10));
        }
        Files.writeString(checkpoint.resolve("commits/9"), "v1\n{}");
        Files.writeString(checkpoint.resolve("commits/10"), "v1\n{}");

        // when
        Map<Integer, Long> committed = CheckpointOffsets.of(
                checkpoint.toUri().toString(),
                "cdc-ends",
                Lake.SPARK.sparkContext().hadoopConfiguration());

        // then
        assertThat(committed).isEqualTo(Map.of(0, 100L, 2, 5L));
    }
}
