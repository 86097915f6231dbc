package io.millrace.cli.demo.bucketing;

import io.millrace.events.bucketing.BucketedTablesCreated;
import io.millrace.events.bucketing.FinishedTable;
import io.millrace.events.bucketing.SnapshotBucketed;
import io.millrace.events.lake.TablesRegistered;

import java.util.List;
import java.util.Map;

/**
 * What the chain of one dataset left behind, as its events tell and as it is found in S3 and through the SQL engine.
 *
 * @param stored what lies in S3, by the table's name without prefix
 * @param counted by the table's name in the catalog, Entity Resolution tables not among them
 * @param columns by the table's name in the catalog
 * @param sampled rows of the sampled keys, by the table's name without prefix
 * @param rowIds Entity Resolution tables, by their name in the catalog
 */
record Outcome(
        SnapshotBucketed bucketed,
        TablesRegistered registered,
        BucketedTablesCreated created,
        JobDocument result,
        Map<String, Stored> stored,
        Map<String, Counted> counted,
        Map<String, List<String>> columns,
        Map<String, List<List<String>>> sampled,
        Map<String, RowIds> rowIds) {

    /** Files of a table in S3. */
    record Stored(long files, long bytes) {}

    /** A table as the SQL engine counts it. */
    record Counted(long rows, long keys, long nullKeys) {}

    /** An Entity Resolution table as the SQL engine counts it. */
    record RowIds(long rows, long ids) {}

    /** The bucketed tables. */
    List<FinishedTable> bucketedTables() {
        return created.tables().stream()
                .filter(table -> table.way() != FinishedTable.Way.ENTITY_RESOLUTION)
                .toList();
    }

    /** The Entity Resolution tables. */
    List<FinishedTable> entityResolution() {
        return created.tables().stream()
                .filter(table -> table.way() == FinishedTable.Way.ENTITY_RESOLUTION)
                .toList();
    }
}
