package io.millrace.jobs.bucketing.plan;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

import java.io.Serializable;
import java.util.List;

/**
 * The whole pass.
 *
 * @param scan the source's columns that are read, each once
 * @param keyOrdinal place of the key in the scan
 * @param lanes the tables' ways through the shuffle
 * @param partitions how many partitions the shuffle has
 * @param int96 whether timestamps are written in Parquet's old form, as the source has them
 */
public record SplitPlan(
        StructType scan,
        int keyOrdinal,
        List<TableRoute> tables,
        List<Lane> lanes,
        int partitions,
        NullKeys nullKeys,
        String target,
        boolean int96)
        implements Serializable {
    /** Copies both lists. */
    public SplitPlan {
        tables = List.copyOf(tables);
        lanes = List.copyOf(lanes);
    }

    /** Type of the key. */
    public DataType keyType() {
        return scan.fields()[keyOrdinal].dataType();
    }

    /** The lane that owns a partition. */
    public Lane laneOf(int partition) {
        return lanes.stream()
                .filter(lane ->
                        partition >= lane.firstPartition() && partition < lane.firstPartition() + lane.partitions())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "partition %d belongs to no table: report this as a fault".formatted(partition)));
    }

    /** The lanes that a table travels, one for each way of laying it out. */
    public List<Lane> lanesOf(TableRoute table) {
        int place = tables.indexOf(table);
        return lanes.stream().filter(lane -> lane.tables().contains(place)).toList();
    }

    /** Address of a table's folder in a layout, with a slash at the end. */
    public String location(OutputLayout layout, TableRoute table) {
        return target + layout.title() + "/" + table.name() + "/";
    }

    /** Address of the folder of a table's rejected rows, with a slash at the end. */
    public String rejectedLocation(TableRoute table) {
        return target + "rejected/" + table.name() + "/";
    }
}
