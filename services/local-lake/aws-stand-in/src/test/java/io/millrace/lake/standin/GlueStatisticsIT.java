package io.millrace.lake.standin;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.ColumnStatistics;
import software.amazon.awssdk.services.glue.model.ColumnStatisticsType;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GlueStatisticsIT {
    @TempDir
    Path folder;

    private AwsStandIn standIn;
    private GlueClient glue;

    @BeforeEach
    void oneTableWithOnePartition() {
        open();
        glue.createDatabase(create -> create.databaseInput(input -> input.name("sales")));
        glue.createTable(create -> create.databaseName("sales").tableInput(table -> table.name("orders")
                .partitionKeys(Column.builder().name("id_bucket").type("int").build())));
        glue.createPartition(
                create -> create.databaseName("sales").tableName("orders").partitionInput(input -> input.values("1")));
    }

    @AfterEach
    void close() {
        glue.close();
        standIn.close();
    }

    @Test
    void statisticsOfATableComeBackForThoseColumnsThatHaveThem() {
        // given
        ColumnStatistics id = statistics("id", 4);
        glue.updateColumnStatisticsForTable(
                update -> update.databaseName("sales").tableName("orders").columnStatisticsList(id));

        // when
        List<ColumnStatistics> found = ofTable("ID", "other");

        // then
        assertThat(found).containsExactly(id);
    }

    @Test
    void statisticsOfAPartitionAreApartFromThoseOfTheTable() {
        // given
        ColumnStatistics id = statistics("id", 2);
        glue.updateColumnStatisticsForPartition(update -> update.databaseName("sales")
                .tableName("orders")
                .partitionValues("1")
                .columnStatisticsList(id));

        // when
        List<ColumnStatistics> found = ofPartition("1");

        // then
        assertThat(found).containsExactly(id);
        assertThat(ofTable("id")).isEmpty();
        assertThatThrownBy(() -> ofPartition("2")).isInstanceOf(EntityNotFoundException.class);
    }

    @Test
    void removedStatisticsAreGoneAlsoAfterARestart() {
        // given
        glue.updateColumnStatisticsForTable(update -> update.databaseName("sales")
                .tableName("orders")
                .columnStatisticsList(statistics("id", 4), statistics("name", 3)));
        glue.updateColumnStatisticsForPartition(update -> update.databaseName("sales")
                .tableName("orders")
                .partitionValues("1")
                .columnStatisticsList(statistics("id", 2)));

        // when
        glue.deleteColumnStatisticsForTable(
                delete -> delete.databaseName("sales").tableName("orders").columnName("id"));
        glue.deleteColumnStatisticsForPartition(delete -> delete.databaseName("sales")
                .tableName("orders")
                .partitionValues("1")
                .columnName("id"));

        // then
        close();
        open();
        assertThat(ofTable("id", "name")).containsExactly(statistics("name", 3));
        assertThat(ofPartition("1")).isEmpty();
    }

    @Test
    void aColumnOfWhichNothingIsKnownHasNothingToForget() {
        // when
        glue.deleteColumnStatisticsForTable(
                delete -> delete.databaseName("sales").tableName("orders").columnName("id"));

        // then
        assertThat(ofTable("id")).isEmpty();
        assertThatThrownBy(() -> glue.deleteColumnStatisticsForTable(
                        delete -> delete.databaseName("sales").tableName("none").columnName("id")))
                .isInstanceOf(EntityNotFoundException.class);
    }

    private void open() {
        standIn = AwsStandIn.start(folder, 0);
        glue = StandInClients.glue(standIn.endpoint());
    }

    private List<ColumnStatistics> ofTable(String... columns) {
        return glue.getColumnStatisticsForTable(
                        get -> get.databaseName("sales").tableName("orders").columnNames(columns))
                .columnStatisticsList();
    }

    private List<ColumnStatistics> ofPartition(String bucket) {
        return glue.getColumnStatisticsForPartition(get -> get.databaseName("sales")
                        .tableName("orders")
                        .partitionValues(bucket)
                        .columnNames("id"))
                .columnStatisticsList();
    }

    private static ColumnStatistics statistics(String column, long distinct) {
        return ColumnStatistics.builder()
                .columnName(column)
                .columnType("bigint")
                .analyzedTime(Instant.ofEpochSecond(1_700_000_000))
                .statisticsData(data -> data.type(ColumnStatisticsType.LONG)
                        .longColumnStatisticsData(numbers -> numbers.minimumValue(1L)
                                .maximumValue(9L)
                                .numberOfNulls(0L)
                                .numberOfDistinctValues(distinct)))
                .build();
    }
}
