package io.millrace.jobs.bucketing.write;

import io.millrace.jobs.bucketing.cell.Cells;
import io.millrace.jobs.bucketing.cell.PackedRow;
import io.millrace.jobs.bucketing.cell.RowPacker;
import io.millrace.jobs.bucketing.plan.Lane;
import io.millrace.jobs.bucketing.plan.SplitPlan;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.unsafe.types.UTF8String;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Writes the sorted rows of one partition, slot after slot, and measures them on the way. */
final class PartitionWriter {
    private final int partition;
    private final Lane lane;
    private final DataType keyType;
    private final RowPacker keyPacker;
    private final PackedRow rest = new PackedRow();
    private final List<TableFile> open = new ArrayList<>();
    private final List<WrittenFile> files = new ArrayList<>();
    private Object lastKey;
    private long rows;
    private long rejectedRows;
    private long nullKeys;
    private long duplicateKeys;

    PartitionWriter(SplitPlan plan, int partition) {
        this.partition = partition;
        this.lane = plan.laneOf(partition);
        this.keyType = plan.keyType();
        this.keyPacker = new RowPacker(List.of(Cells.of(keyType, plan.int96())), List.of(NarrowRows.KEY_COLUMN));
    }

    static LaneCount write(SplitPlan plan, int partition, Configuration hadoop, Iterator<InternalRow> sorted)
            throws IOException {
        try (SlotFiles slots = new SlotFiles(plan, plan.laneOf(partition), hadoop)) {
            return new PartitionWriter(plan, partition).write(sorted, slots);
        }
    }

    private LaneCount write(Iterator<InternalRow> sorted, SlotFiles slots) throws IOException {
        int current = -1;
        while (sorted.hasNext()) {
            InternalRow narrow = sorted.next();
            int slot = lane.slotOf(narrow.getLong(NarrowRows.ORDER_COLUMN));
            if (slot != current) {
                close();
                open.addAll(slots.open(slot));
                lastKey = null;
                current = slot;
            }
            rest.pointTo(narrow.getBinary(NarrowRows.REST_COLUMN), slots.columns());
            byte[] lead = slot < lane.slots() ? key(narrow) : reject(slots);
            for (TableFile file : open) {
                file.write(lead, rest);
            }
        }
        close();
        return new LaneCount(partition, rows, rejectedRows, nullKeys, duplicateKeys, files);
    }

    private byte[] key(InternalRow narrow) {
        Object key = narrow.get(NarrowRows.KEY_COLUMN, keyType);
        rows++;
        if (key == null) {
            nullKeys++;
        } else if (key.equals(lastKey)) {
            duplicateKeys++;
        } else {
            // the sorter uses the row's memory again
            lastKey = key instanceof UTF8String text ? text.copy() : key;
        }
        return keyPacker.pack(narrow);
    }

    private byte[] reject(SlotFiles slots) {
        rejectedRows++;
        nullKeys++;
        return slots.rejectLead();
    }

    private void close() throws IOException {
        for (TableFile file : open) {
            files.addAll(file.close());
        }
        open.clear();
    }
}
