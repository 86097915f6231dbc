package io.millrace.jobs.bucketing.write;

import io.millrace.jobs.bucketing.cell.KeyPacker;
import io.millrace.jobs.bucketing.cell.PackedRows;
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
    private static final int AT_A_TIME = 512;

    private final int partition;
    private final Lane lane;
    private final DataType keyType;
    private final SlotFiles slots;
    private final KeyPacker keyPacker;
    private final PackedRows leads = new PackedRows(AT_A_TIME);
    private final PackedRows rests = new PackedRows(AT_A_TIME);
    private final List<TableFile> open = new ArrayList<>();
    private final List<WrittenFile> files = new ArrayList<>();
    private Object lastKey;
    private long rows;
    private long rejectedRows;
    private long nullKeys;
    private long duplicateKeys;

    private PartitionWriter(SplitPlan plan, int partition, SlotFiles slots) {
        this.partition = partition;
        this.lane = plan.laneOf(partition);
        this.keyType = plan.keyType();
        this.slots = slots;
        this.keyPacker = new KeyPacker(NarrowRows.KEY_COLUMN, keyType);
    }

    static LaneCount write(SplitPlan plan, int partition, Configuration hadoop, Iterator<InternalRow> sorted)
            throws IOException {
        try (SlotFiles slots = new SlotFiles(plan, plan.laneOf(partition), hadoop)) {
            return new PartitionWriter(plan, partition, slots).write(sorted);
        }
    }

    private LaneCount write(Iterator<InternalRow> sorted) throws IOException {
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
            leads.add(slot < lane.slots() ? key(narrow) : reject());
            rests.add(narrow.getBinary(NarrowRows.REST_COLUMN));
            if (rests.full()) {
                flush();
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

    private byte[] reject() {
        rejectedRows++;
        nullKeys++;
        return slots.rejectLead();
    }

    private void flush() throws IOException {
        rests.rewind(slots.columns());
        for (TableFile file : open) {
            file.write(leads, rests);
        }
        leads.clear();
        rests.clear();
    }

    private void close() throws IOException {
        flush();
        for (TableFile file : open) {
            files.addAll(file.close());
        }
        open.clear();
    }
}
