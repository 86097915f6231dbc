package io.millrace.lake.standin;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.BatchUpdatePartitionRequestEntry;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GetPartitionsResponse;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.Partition;
import software.amazon.awssdk.services.glue.model.PartitionError;
import software.amazon.awssdk.services.glue.model.PartitionInput;
import software.amazon.awssdk.services.glue.model.PartitionValueList;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GluePartitionsIT {
    @TempDir
    Path folder;

    private AwsStandIn standIn;
    private GlueClient glue;

    @BeforeEach
    void oneTableInBuckets() {
        open();
        glue.createDatabase(create -> create.databaseInput(input -> input.name("sales")));
        glue.createTable(create -> create.databaseName("sales").tableInput(table -> table.name("orders")
                .partitionKeys(Column.builder().name("id_bucket").type("int").build())));
    }

    @AfterEach
    void close() {
        glue.close();
        standIn.close();
    }

    @Test
    void aPartitionComesBackWithAllThatItsInputSaid() {
        // given
        PartitionInput input = PartitionInput.builder()
                .values("7")
                .parameters(Map.of("rows", "12"))
                .storageDescriptor(storage -> storage.location("s3://lake/orders/id_bucket=7")
                        .columns(Column.builder().name("id").type("bigint").build())
                        .serdeInfo(serde -> serde.serializationLibrary("ParquetHiveSerDe")
                                .parameters(Map.of("serialization.format", "1"))))
                .build();

        // when
        glue.createPartition(
                create -> create.databaseName("sales").tableName("orders").partitionInput(input));

        // then
        Partition partition = partition("7");
        assertThat(partition.storageDescriptor()).isEqualTo(input.storageDescriptor());
        assertThat(partition.parameters()).isEqualTo(input.parameters());
        assertThat(partition.databaseName()).isEqualTo("sales");
        assertThat(partition.tableName()).isEqualTo("orders");
        assertThat(partition.creationTime()).isNotNull();
    }

    @Test
    void theSegmentsOfATableHaveEachPartitionOnce() {
        // given
        create(IntStream.range(0, 60));

        // when
        List<List<Partition>> segments = IntStream.range(0, 5)
                .mapToObj(number -> glue
                        .getPartitionsPaginator(get -> get.databaseName("sales")
                                .tableName("orders")
                                .maxResults(7)
                                .segment(
                                        segment -> segment.segmentNumber(number).totalSegments(5)))
                        .stream()
                        .flatMap(page -> page.partitions().stream())
                        .toList())
                .toList();

        // then
        assertThat(segments).allSatisfy(segment -> assertThat(segment).isNotEmpty());
        assertThat(segments.stream()
                        .flatMap(List::stream)
                        .map(partition -> partition.values().get(0)))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 60).mapToObj(Integer::toString).toList());
    }

    @Test
    void partitionsAreListedInPagesAndByExpressionWithoutTheirColumnsWhenAskedSo() {
        // given
        create(IntStream.range(0, 10));

        // when
        List<GetPartitionsResponse> pages = glue
                .getPartitionsPaginator(get -> get.databaseName("sales")
                        .tableName("orders")
                        .expression("id_bucket >= 4")
                        .excludeColumnSchema(true)
                        .maxResults(4))
                .stream()
                .toList();

        // then
        assertThat(pages).extracting(page -> page.partitions().size()).containsExactly(4, 2);
        assertThat(pages.stream().flatMap(page -> page.partitions().stream())).allSatisfy(partition -> {
            assertThat(partition.storageDescriptor().hasColumns()).isFalse();
            assertThat(partition.storageDescriptor().location()).startsWith("s3://");
        });
        assertThat(partition("4").storageDescriptor().columns()).hasSize(1);
    }

    @Test
    void aBatchAddsWhatItCanAndTellsTheRest() {
        // given
        create(IntStream.of(1));

        // when
        List<PartitionError> errors = glue.batchCreatePartition(create ->
                        create.databaseName("sales").tableName("orders").partitionInputList(input("1"), input("2")))
                .errors();

        // then
        assertThat(errors).singleElement().satisfies(error -> {
            assertThat(error.partitionValues()).containsExactly("1");
            assertThat(error.errorDetail().errorCode()).isEqualTo("AlreadyExistsException");
        });
        assertThat(partition("2").values()).containsExactly("2");
        assertThatThrownBy(() -> create(IntStream.range(100, 201)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("101");
    }

    @Test
    void aBatchReadsThosePartitionsThatExist() {
        // given
        create(IntStream.range(0, 3));

        // when
        List<Partition> found = glue.batchGetPartition(get -> get.databaseName("sales")
                        .tableName("orders")
                        .partitionsToGet(values("0"), values("2"), values("9")))
                .partitions();

        // then
        assertThat(found).flatExtracting(Partition::values).containsExactlyInAnyOrder("0", "2");
    }

    @Test
    void partitionsAreReplacedAndRemovedOneByOneAndInBatches() {
        // given
        create(IntStream.range(0, 4));

        // when
        glue.updatePartition(update -> update.databaseName("sales")
                .tableName("orders")
                .partitionValueList("0")
                .partitionInput(input("10")));
        var updates = glue.batchUpdatePartition(update -> update.databaseName("sales")
                .tableName("orders")
                .entries(Stream.of("1", "8")
                        .map(value -> BatchUpdatePartitionRequestEntry.builder()
                                .partitionValueList(value)
                                .partitionInput(input -> input.values(value).parameters(Map.of("new", "yes")))
                                .build())
                        .toList()));
        glue.deletePartition(
                delete -> delete.databaseName("sales").tableName("orders").partitionValues("2"));
        var deletes = glue.batchDeletePartition(delete ->
                delete.databaseName("sales").tableName("orders").partitionsToDelete(values("3"), values("8")));

        // then
        assertThat(listed()).containsExactlyInAnyOrder("10", "1");
        assertThat(partition("1").parameters()).containsEntry("new", "yes");
        assertThat(updates.errors()).singleElement().satisfies(error -> assertThat(error.partitionValueList())
                .containsExactly("8"));
        assertThat(deletes.errors())
                .singleElement()
                .satisfies(error -> assertThat(error.errorDetail().errorCode()).isEqualTo("EntityNotFoundException"));
    }

    @Test
    void whatDoesNotFitIsRefusedWithGluesOwnErrors() {
        // given
        create(IntStream.of(1));
        Consumer<PartitionInput.Builder> two = input -> input.values("1", "2");

        // when / then
        assertThatThrownBy(() -> partition("5")).isInstanceOf(EntityNotFoundException.class);
        assertThatThrownBy(() -> glue.createPartition(create ->
                        create.databaseName("sales").tableName("orders").partitionInput(input("1"))))
                .isInstanceOf(AlreadyExistsException.class);
        assertThatThrownBy(() -> glue.createPartition(create ->
                        create.databaseName("sales").tableName("orders").partitionInput(two)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("partition keys (1)");
        assertThatThrownBy(() ->
                        glue.getPartitions(get -> get.databaseName("sales").tableName("none")))
                .isInstanceOf(EntityNotFoundException.class);
    }

    @Test
    void partitionsStayWhenTheirTableIsReplacedAndGoWithIt() {
        // given
        create(IntStream.range(0, 3));
        glue.updateTable(
                update -> update.databaseName("sales").skipArchive(true).tableInput(table -> table.name("orders")
                        .description("new")
                        .partitionKeys(
                                Column.builder().name("id_bucket").type("int").build())));
        List<String> kept = listed();

        // when
        glue.deleteTable(delete -> delete.databaseName("sales").name("orders"));

        // then
        glue.createTable(create -> create.databaseName("sales").tableInput(table -> table.name("orders")));
        assertThat(kept).hasSize(3);
        assertThat(listed()).isEmpty();
    }

    @Test
    void partitionsAreThereAfterARestart() {
        // given
        create(IntStream.range(0, 3));
        glue.deletePartition(
                delete -> delete.databaseName("sales").tableName("orders").partitionValues("1"));
        Partition before = partition("2");

        // when
        close();
        open();

        // then
        assertThat(listed()).containsExactlyInAnyOrder("0", "2");
        assertThat(partition("2")).isEqualTo(before);
    }

    private void open() {
        standIn = AwsStandIn.start(folder, 0);
        glue = StandInClients.glue(standIn.endpoint());
    }

    private void create(IntStream buckets) {
        glue.batchCreatePartition(create -> create.databaseName("sales")
                .tableName("orders")
                .partitionInputList(buckets.mapToObj(Integer::toString)
                        .map(GluePartitionsIT::input)
                        .toList()));
    }

    private static PartitionInput input(String bucket) {
        return PartitionInput.builder()
                .values(bucket)
                .storageDescriptor(storage -> storage.location("s3://lake/orders/id_bucket=" + bucket)
                        .columns(Column.builder().name("id").type("bigint").build()))
                .build();
    }

    private static PartitionValueList values(String bucket) {
        return PartitionValueList.builder().values(bucket).build();
    }

    private Partition partition(String bucket) {
        return glue.getPartition(
                        get -> get.databaseName("sales").tableName("orders").partitionValues(bucket))
                .partition();
    }

    private List<String> listed() {
        return glue.getPartitions(get -> get.databaseName("sales").tableName("orders")).partitions().stream()
                .map(partition -> partition.values().get(0))
                .toList();
    }
}
