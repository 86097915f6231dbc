package io.millrace.jobs.bucketing.write;

import io.millrace.jobs.bucketing.cell.BatchPacker;
import io.millrace.jobs.bucketing.cell.Cell;
import io.millrace.jobs.bucketing.cell.Cells;
import io.millrace.jobs.bucketing.cell.PackedRows;
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
import org.apache.spark.sql.vectorized.ColumnarBatch;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Cuts the source's rows into one narrow row for every lane: number of its partition, its order there, the key, and the
 * other columns of the lane's tables, packed. The row that {@link #next} returns is the same object each time.
 */
final class NarrowRows implements Iterator<InternalRow> {
    static final String PARTITION = "partition";
    static final String ORDER = "order";
    static final String KEY = "key";
    static final String REST = "rest";
    static final int ORDER_COLUMN = 1;
    static final int KEY_COLUMN = 2;
    static final int REST_COLUMN = 3;
    /** So many rows are packed at a time that they stay in the processor's cache. */
    private static final int AT_A_TIME = 256;

    private final Iterator<ColumnarBatch> batches;
    private final SplitPlan plan;
    private final int[] partitionNumbers;
    private final List<Lane> lanes;
    private final List<BatchPacker> packers;
    private final GenericInternalRow narrow = new GenericInternalRow(4);
    private ColumnarBatch batch;
    private int from;
    private int count;
    private PackedRows packed;
    private int lane;
    private int row;

    NarrowRows(Iterator<ColumnarBatch> batches, SplitPlan plan, int[] partitionNumbers) {
        this.batches = batches;
        this.plan = plan;
        this.partitionNumbers = partitionNumbers;
        this.lanes = plan.lanes();
        this.packers = lanes.stream().map(this::packer).toList();
        this.lane = lanes.size();
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
        while (row == count || isRejectedElsewhere()) {
            if (row < count) {
                row++;
            } else if (++lane < lanes.size()) {
                beginLane();
            } else if (!beginRows()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public InternalRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no rows left");
        }
        InternalRow wide = batch.getRow(from + row);
        int key = plan.keyOrdinal();
        byte[] rest = packed.toBytes(row);
        narrow.update(KEY_COLUMN, wide.isNullAt(key) ? null : wide.get(key, plan.keyType()));
        narrow.update(REST_COLUMN, rest);
        Lane to = lanes.get(lane);
        if (isRejected()) {
            int number = Arrays.hashCode(rest) & (Lane.REJECT_SLOTS - 1);
            route(to.rejectPartition(number), to.order(to.slots() + number, 0));
        } else {
            int slot = to.slot(HiveHash.of(wide, key, plan.keyType()));
            route(to.partition(slot), to.order(slot, KeyOrder.of(wide, key, plan.keyType())));
        }
        row++;
        return narrow;
    }

    private boolean beginRows() {
        from += count;
        while (batch == null || from >= batch.numRows()) {
            if (!batches.hasNext()) {
                return false;
            }
            batch = batches.next();
            from = 0;
        }
        count = Math.min(AT_A_TIME, batch.numRows() - from);
        lane = 0;
        beginLane();
        return true;
    }

    private void beginLane() {
        packed = packers.get(lane).pack(batch, from, count);
        row = 0;
    }

    private boolean isRejected() {
        return plan.nullKeys() == NullKeys.REJECT
                && batch.column(plan.keyOrdinal()).isNullAt(from + row);
    }

    /** A rejected row takes the one lane of its table that keeps rejects. */
    private boolean isRejectedElsewhere() {
        return !lanes.get(lane).rejects() && isRejected();
    }

    private void route(int partition, long order) {
        narrow.update(0, partitionNumbers[partition]);
        narrow.update(ORDER_COLUMN, order);
    }

    private BatchPacker packer(Lane to) {
        List<Integer> places = to.tables().stream()
                .flatMap(table -> plan.tables().get(table).ordinals().stream())
                .toList();
        List<Cell> cells = places.stream()
                .map(place -> Cells.of(plan.scan().fields()[place].dataType(), plan.int96()))
                .toList();
        return new BatchPacker(cells, places, AT_A_TIME);
    }
}
