package io.millrace.jobs.bucketing.write;

import io.millrace.jobs.bucketing.cell.Cell;
import io.millrace.jobs.bucketing.cell.Cells;
import io.millrace.jobs.bucketing.cell.RowPacker;
import io.millrace.jobs.bucketing.plan.HiveHash;
import io.millrace.jobs.bucketing.plan.KeyOrder;
import io.millrace.jobs.bucketing.plan.Lane;
import io.millrace.jobs.bucketing.plan.NullKeys;
import io.millrace.jobs.bucketing.plan.SplitPlan;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Cuts each wide row into one narrow row for every lane: number of its partition, its order there, the key, and the other
 * columns of the lane's tables, packed. The row that {@link #next} returns is the same object each time.
 */
final class NarrowRows implements Iterator<InternalRow> {
    static final String PARTITION = "partition";
    static final String ORDER = "order";
    static final String KEY = "key";
    static final String REST = "rest";
    static final int ORDER_COLUMN = 1;
    static final int KEY_COLUMN = 2;
    static final int REST_COLUMN = 3;

    private final Iterator<InternalRow> wide;
    private final SplitPlan plan;
    private final int[] partitionNumbers;
    private final List<Lane> lanes;
    private final List<RowPacker> packers;
    private final GenericInternalRow narrow = new GenericInternalRow(4);
    private InternalRow row;
    private int hash;
    private long keyOrder;
    private boolean rejected;
    private int nextLane;

    NarrowRows(Iterator<InternalRow> wide, SplitPlan plan, int[] partitionNumbers) {
        this.wide = wide;
        this.plan = plan;
        this.partitionNumbers = partitionNumbers;
        this.lanes = plan.lanes();
        this.packers = lanes.stream().map(this::packer).toList();
        this.nextLane = lanes.size();
    }

    static StructType schema(DataType keyType) {
        return new StructType()
                .add(PARTITION, DataTypes.IntegerType, false)
                .add(ORDER, DataTypes.LongType, false)
                .add(KEY, keyType, true)
                .add(REST, DataTypes.BinaryType, false);
    }

    @Override
    public boolean hasNext() {
        while (nextLane == lanes.size()) {
            if (!wide.hasNext()) {
                return false;
            }
            begin(wide.next());
        }
        return true;
    }

    @Override
    public InternalRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no rows left");
        }
        Lane lane = lanes.get(nextLane);
        byte[] rest = packers.get(nextLane).pack(row);
        narrow.update(REST_COLUMN, rest);
        if (rejected) {
            int number = Arrays.hashCode(rest) & (Lane.REJECT_SLOTS - 1);
            route(lane, lane.slots() + number, lane.rejectPartition(number));
        } else {
            int slot = lane.slot(hash);
            route(lane, slot, lane.partition(slot));
        }
        advance();
        return narrow;
    }

    private void begin(InternalRow next) {
        row = next;
        int key = plan.keyOrdinal();
        boolean nullKey = row.isNullAt(key);
        rejected = nullKey && plan.nullKeys() == NullKeys.REJECT;
        hash = HiveHash.of(row, key, plan.keyType());
        keyOrder = KeyOrder.of(row, key, plan.keyType());
        narrow.update(KEY_COLUMN, nullKey ? null : row.get(key, plan.keyType()));
        nextLane = -1;
        advance();
    }

    /** A rejected row takes the one lane of its table that keeps rejects. */
    private void advance() {
        do {
            nextLane++;
        } while (nextLane < lanes.size() && rejected && !lanes.get(nextLane).rejects());
    }

    private void route(Lane lane, int slot, int partition) {
        narrow.update(0, partitionNumbers[partition]);
        narrow.update(ORDER_COLUMN, lane.order(slot, keyOrder));
    }

    private RowPacker packer(Lane lane) {
        List<Integer> places = lane.tables().stream()
                .flatMap(table -> plan.tables().get(table).ordinals().stream())
                .toList();
        List<Cell> cells = places.stream()
                .map(place -> Cells.of(plan.scan().fields()[place].dataType(), plan.int96()))
                .toList();
        return new RowPacker(cells, places);
    }
}
