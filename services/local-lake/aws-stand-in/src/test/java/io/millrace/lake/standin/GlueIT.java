package io.millrace.lake.standin;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.BatchDeleteTableResponse;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.ConcurrentModificationException;
import software.amazon.awssdk.services.glue.model.Database;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GetTablesResponse;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.Order;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GlueIT {
    private final AwsStandIn standIn = AwsStandIn.start(null, 0);
    private final GlueClient glue = StandInClients.glue(standIn.endpoint());

    @BeforeEach
    void oneDatabase() {
        createDatabase("sales");
    }

    @AfterEach
    void close() {
        glue.close();
        standIn.close();
    }

    @Test
    void aTableComesBackWithAllThatItsInputSaid() {
        // given
        StorageDescriptor storage = StorageDescriptor.builder()
                .columns(Column.builder()
                        .name("id")
                        .type("bigint")
                        .comment("key")
                        .build())
                .location("s3://lake/sales/orders")
                .bucketColumns("id")
                .numberOfBuckets(256)
                .sortColumns(Order.builder().column("id").sortOrder(1).build())
                .serdeInfo(serde -> serde.serializationLibrary("ParquetHiveSerDe"))
                .build();
        TableInput input = TableInput.builder()
                .name("orders")
                .tableType("EXTERNAL_TABLE")
                .description("all orders")
                .partitionKeys(Column.builder().name("day").type("date").build())
                .parameters(Map.of("bucketing_version", "1"))
                .storageDescriptor(storage)
                .build();

        // when
        glue.createTable(create -> create.databaseName("sales").tableInput(input));

        // then
        Table table = getTable("sales", "orders");
        assertThat(table.storageDescriptor()).isEqualTo(storage);
        assertThat(table.parameters()).isEqualTo(input.parameters());
        assertThat(table.partitionKeys()).isEqualTo(input.partitionKeys());
        assertThat(table.tableType()).isEqualTo("EXTERNAL_TABLE");
        assertThat(table.description()).isEqualTo("all orders");
        assertThat(table.databaseName()).isEqualTo("sales");
        assertThat(table.versionId()).isEqualTo("0");
        assertThat(table.createTime()).isNotNull().isEqualTo(table.updateTime());
    }

    @Test
    void namesAreFoldedToLowerCase() {
        // given
        createDatabase("Finance__PRD");

        // when
        createTable("FINANCE__prd", "Ledger");

        // then
        assertThat(getTable("finance__PRD", "LEDGER").name()).isEqualTo("ledger");
        assertThat(glue.getDatabase(get -> get.name("finance__prd")).database().name())
                .isEqualTo("finance__prd");
    }

    @Test
    void aMissingDatabaseIsNotFoundByAnyOperation() {
        // given
        String missing = "nowhere";

        // when / then
        assertThatThrownBy(() -> glue.getDatabase(get -> get.name(missing)))
                .isInstanceOf(EntityNotFoundException.class);
        assertThatThrownBy(() -> getTable(missing, "t")).isInstanceOf(EntityNotFoundException.class);
        assertThatThrownBy(() -> createTable(missing, "t")).isInstanceOf(EntityNotFoundException.class);
        assertThatThrownBy(() -> glue.getTables(get -> get.databaseName(missing)))
                .isInstanceOf(EntityNotFoundException.class)
                .hasMessageContaining("Database nowhere not found.");
        assertThatThrownBy(() -> glue.deleteDatabase(delete -> delete.name(missing)))
                .isInstanceOf(EntityNotFoundException.class);
        assertThatThrownBy(() -> glue.batchDeleteTable(
                        delete -> delete.databaseName(missing).tablesToDelete("t")))
                .isInstanceOf(EntityNotFoundException.class);
    }

    @Test
    void aMissingTableIsNotFound() {
        assertThatThrownBy(() -> getTable("sales", "none")).isInstanceOf(EntityNotFoundException.class);
        assertThatThrownBy(() ->
                        glue.deleteTable(delete -> delete.databaseName("sales").name("none")))
                .isInstanceOf(EntityNotFoundException.class);
        assertThatThrownBy(() -> updateTable("none", "x", null)).isInstanceOf(EntityNotFoundException.class);
    }

    @Test
    void aNameIsGivenOnce() {
        // given
        createTable("sales", "orders");

        // when / then
        assertThatThrownBy(() -> createTable("sales", "ORDERS")).isInstanceOf(AlreadyExistsException.class);
        assertThatThrownBy(() -> createDatabase("Sales")).isInstanceOf(AlreadyExistsException.class);
    }

    @Test
    void aTableWithoutNameIsInvalid() {
        assertThatThrownBy(() -> glue.createTable(
                        create -> create.databaseName("sales").tableInput(table -> table.description("nameless"))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("TableInput.Name");
    }

    @Test
    void databasesAreUpdatedAndDeletedWithTheirTables() {
        // given
        createTable("sales", "orders");
        glue.updateDatabase(update -> update.name("sales")
                .databaseInput(input -> input.name("sales").description("new").locationUri("s3://lake/sales")));
        Database updated = glue.getDatabase(get -> get.name("sales")).database();

        // when
        glue.deleteDatabase(delete -> delete.name("sales"));

        // then
        assertThat(updated.description()).isEqualTo("new");
        assertThat(updated.locationUri()).isEqualTo("s3://lake/sales");
        createDatabase("sales");
        assertThat(glue.getTables(get -> get.databaseName("sales")).tableList()).isEmpty();
    }

    @Test
    void anUpdateReplacesTheTableUnderTheNextVersion() {
        // given
        createTable("sales", "orders");
        Table before = getTable("sales", "orders");

        // when
        updateTable("orders", "second", "0");

        // then
        Table after = getTable("sales", "orders");
        assertThat(after.description()).isEqualTo("second");
        assertThat(after.versionId()).isEqualTo("1");
        assertThat(after.createTime()).isEqualTo(before.createTime());
        assertThatThrownBy(() -> updateTable("orders", "late", "0"))
                .isInstanceOf(ConcurrentModificationException.class);
    }

    @Test
    void tablesAreListedInPagesOfAtMostAHundred() {
        // given
        IntStream.range(0, 250).forEach(i -> createTable("sales", "t%03d".formatted(i)));

        // when
        List<GetTablesResponse> pages = glue.getTablesPaginator(get -> get.databaseName("sales")).stream()
                .toList();

        // then
        assertThat(pages).extracting(page -> page.tableList().size()).containsExactly(100, 100, 50);
        assertThat(pages.stream().flatMap(page -> page.tableList().stream()).map(Table::name))
                .containsExactlyElementsOf(
                        IntStream.range(0, 250).mapToObj("t%03d"::formatted).toList());
        assertThatThrownBy(() -> glue.getTables(get -> get.databaseName("sales").maxResults(101)))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> glue.getTables(get -> get.databaseName("sales").nextToken("?")))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void databasesAreListedInPages() {
        // given
        IntStream.range(0, 4).forEach(i -> createDatabase("d" + i));

        // when
        List<String> names = glue.getDatabasesPaginator(get -> get.maxResults(2)).stream()
                .flatMap(page -> page.databaseList().stream())
                .map(Database::name)
                .toList();

        // then
        assertThat(names).containsExactly("d0", "d1", "d2", "d3", "sales");
        assertThat(standIn.calls().of("glue", "GetDatabases")).isEqualTo(3);
    }

    @Test
    void anExpressionSelectsTablesByTheirWholeName() {
        // given
        List.of("orders", "orders_old", "returns").forEach(name -> createTable("sales", name));

        // when
        GetTablesResponse found =
                glue.getTables(get -> get.databaseName("sales").expression("orders|ret.*"));

        // then
        assertThat(found.tableList()).extracting(Table::name).containsExactly("orders", "returns");
        assertThatThrownBy(() -> glue.getTables(get -> get.databaseName("sales").expression("(")))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aBatchDeletesWhatItCanAndTellsTheRest() {
        // given
        createTable("sales", "a");
        createTable("sales", "b");

        // when
        BatchDeleteTableResponse answer =
                glue.batchDeleteTable(delete -> delete.databaseName("sales").tablesToDelete("A", "missing"));

        // then
        assertThat(answer.errors()).singleElement().satisfies(error -> {
            assertThat(error.tableName()).isEqualTo("missing");
            assertThat(error.errorDetail().errorCode()).isEqualTo("EntityNotFoundException");
        });
        assertThat(glue.getTables(get -> get.databaseName("sales")).tableList())
                .extracting(Table::name)
                .containsExactly("b");
    }

    @Test
    void anOperationThatIsNotAnsweredIsNamed() {
        assertThatThrownBy(() -> glue.getCrawlers(get -> {})).isInstanceOfSatisfying(GlueException.class, error -> {
            assertThat(error.awsErrorDetails().errorCode()).isEqualTo("UnknownOperationException");
            assertThat(error).hasMessageContaining("GetCrawlers").hasMessageContaining("GetTables");
        });
    }

    private void createDatabase(String name) {
        glue.createDatabase(create -> create.databaseInput(input -> input.name(name)));
    }

    private void createTable(String database, String name) {
        glue.createTable(create -> create.databaseName(database).tableInput(input -> input.name(name)));
    }

    private void updateTable(String name, String description, String version) {
        glue.updateTable(
                update -> update.databaseName("sales").versionId(version).tableInput(input -> input.name(name)
                        .description(description)));
    }

    private Table getTable(String database, String name) {
        return glue.getTable(get -> get.databaseName(database).name(name)).table();
    }
}
