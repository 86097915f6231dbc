package io.millrace.jobs.bucketing.write;

import io.millrace.jobs.bucketing.plan.Lane;
import io.millrace.jobs.bucketing.plan.OutputLayout;
import io.millrace.jobs.bucketing.plan.SplitPlan;
import io.millrace.jobs.bucketing.plan.TableRoute;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Writes the sorted rows of one partition, slot after slot, and measures them on the way. */
final class PartitionWriter {
    private static final String REASON_COLUMN = "reject_reason";
    private static final UTF8String NULL_KEY = UTF8String.fromString("null-key");

    private final SplitPlan plan;
    private final int partition;
    private final Lane lane;
    private final TableRoute table;
    private final Configuration settings;
    private final Configuration rejectSettings;
    private final List<TableFile> open = new ArrayList<>();
    private final List<WrittenFile> files = new ArrayList<>();
    private final UnsafeRow rest;
    private final GenericInternalRow keyAlone = new GenericInternalRow(1);
    private final JoinedRow whole;
    private final JoinedRow rejected;
    private Object lastKey;
    private long rows;
    private long rejectedRows;
    private long nullKeys;
    private long duplicateKeys;

    PartitionWriter(SplitPlan plan, int partition, Configuration hadoop) {
        this.plan = plan;
        this.partition = partition;
        this.lane = plan.laneOf(partition);
        this.table = plan.tables().get(lane.table());
        this.settings = TableFile.settings(hadoop, table.schema(), plan.int96());
        this.rejectSettings = TableFile.settings(hadoop, withReason(table.schema()), plan.int96());
        this.rest = new UnsafeRow(table.ordinals().size());
        this.whole = new JoinedRow(keyAlone, rest);
        this.rejected = new JoinedRow(new GenericInternalRow(new Object[] {NULL_KEY, null}), rest);
    }

    LaneCount write(Iterator<InternalRow> sorted) throws IOException {
        int current = -1;
        while (sorted.hasNext()) {
            InternalRow narrow = sorted.next();
            int slot = narrow.getInt(NarrowRows.SLOT_COLUMN);
            if (slot != current) {
                closeFiles();
                openFiles(slot);
                current = slot;
            }
            byte[] bytes = narrow.getBinary(NarrowRows.REST_COLUMN);
            rest.pointTo(bytes, Platform.BYTE_ARRAY_OFFSET, bytes.length);
            if (slot >= lane.slots()) {
                rejectedRows++;
                nullKeys++;
                open.get(0).write(rejected);
            } else {
                write(narrow);
            }
        }
        closeFiles();
        return new LaneCount(partition, rows, rejectedRows, nullKeys, duplicateKeys, files);
    }

    private void write(InternalRow narrow) throws IOException {
        Object key = narrow.get(NarrowRows.KEY_COLUMN, plan.keyType());
        rows++;
        if (key == null) {
            nullKeys++;
        } else if (key.equals(lastKey)) {
            duplicateKeys++;
        } else {
            // the sorter uses the row's memory again
            lastKey = key instanceof UTF8String text ? text.copy() : key;
        }
        keyAlone.update(0, key);
        for (TableFile file : open) {
            file.write(whole);
        }
    }

    private void openFiles(int slot) throws IOException {
        lastKey = null;
        if (slot >= lane.slots()) {
            String path = "rejected/%s/%05d_rejected.snappy.parquet".formatted(table.name(), slot - lane.slots());
            open.add(new TableFile(lane.table(), WrittenFile.REJECTED, path, plan.target(), rejectSettings));
            return;
        }
        for (OutputLayout layout : lane.layouts()) {
            String path = layout.title() + "/" + table.name() + "/" + layout.file(slot);
            open.add(new TableFile(lane.table(), layout.title(), path, plan.target(), settings));
        }
    }

    private void closeFiles() throws IOException {
        for (TableFile file : open) {
            files.add(file.close());
        }
        open.clear();
    }

    private static StructType withReason(StructType schema) {
        StructField reason = DataTypes.createStructField(REASON_COLUMN, DataTypes.StringType, false);
        return new StructType(
                Stream.concat(Stream.of(reason), Stream.of(schema.fields())).toArray(StructField[]::new));
    }
}
