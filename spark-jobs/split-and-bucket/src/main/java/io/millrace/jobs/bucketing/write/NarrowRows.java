package io.millrace.jobs.bucketing.write;

import io.millrace.jobs.bucketing.plan.HiveHash;
import io.millrace.jobs.bucketing.plan.Lane;
import io.millrace.jobs.bucketing.plan.NullKeys;
import io.millrace.jobs.bucketing.plan.SplitPlan;
import io.millrace.jobs.bucketing.plan.TableRoute;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.collection.JavaConverters;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Cuts each wide row into one narrow row for every lane: number of its partition, its slot, the key, and the other columns
 * of the table in Spark's binary form. The row that {@link #next} returns is the same object each time.
 */
final class NarrowRows implements Iterator<InternalRow> {
    static final String PARTITION = "partition";
    static final String SLOT = "slot";
    static final String KEY = "key";
    static final String REST = "rest";
    static final int SLOT_COLUMN = 1;
    static final int KEY_COLUMN = 2;
    static final int REST_COLUMN = 3;

    private final Iterator<InternalRow> wide;
    private final SplitPlan plan;
    private final int[] partitionNumbers;
    private final UnsafeProjection[] cuts;
    private final List<Lane> lanes = new ArrayList<>();
    private final GenericInternalRow narrow = new GenericInternalRow(4);
    private InternalRow row;
    private int hash;
    private boolean nullKey;
    private int nextLane;
    private int cutTable;

    NarrowRows(Iterator<InternalRow> wide, SplitPlan plan, int[] partitionNumbers) {
        this.wide = wide;
        this.plan = plan;
        this.partitionNumbers = partitionNumbers;
        this.cuts = plan.tables().stream().map(this::cut).toArray(UnsafeProjection[]::new);
        plan.tables().forEach(table -> lanes.addAll(table.lanes()));
        this.nextLane = lanes.size();
    }

    static StructType schema(DataType keyType) {
        return new StructType()
                .add(PARTITION, DataTypes.IntegerType, false)
                .add(SLOT, DataTypes.IntegerType, false)
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
        if (lane.table() != cutTable) {
            cutTable = lane.table();
            narrow.update(REST_COLUMN, cuts[cutTable].apply(row).getBytes());
        }
        if (nullKey && plan.nullKeys() == NullKeys.REJECT) {
            int number = Arrays.hashCode((byte[]) narrow.genericGet(REST_COLUMN)) & (Lane.REJECT_SLOTS - 1);
            route(lane.slots() + number, lane.rejectPartition(number));
        } else {
            int slot = lane.slot(hash);
            route(slot, lane.partition(slot));
        }
        advance();
        return narrow;
    }

    private void begin(InternalRow next) {
        row = next;
        nullKey = row.isNullAt(plan.keyOrdinal());
        hash = HiveHash.of(row, plan.keyOrdinal(), plan.keyType());
        narrow.update(KEY_COLUMN, nullKey ? null : row.get(plan.keyOrdinal(), plan.keyType()));
        cutTable = -1;
        nextLane = -1;
        advance();
    }

    /** A rejected row takes the one lane of its table that keeps rejects. */
    private void advance() {
        do {
            nextLane++;
        } while (nextLane < lanes.size()
                && nullKey
                && plan.nullKeys() == NullKeys.REJECT
                && !lanes.get(nextLane).rejects());
    }

    private void route(int slot, int partition) {
        narrow.update(0, partitionNumbers[partition]);
        narrow.update(SLOT_COLUMN, slot);
    }

    private UnsafeProjection cut(TableRoute table) {
        List<Expression> columns = new ArrayList<>();
        for (int ordinal : table.ordinals()) {
            columns.add(
                    new BoundReference(ordinal, plan.scan().fields()[ordinal].dataType(), true));
        }
        return UnsafeProjection.create(JavaConverters.asScalaBuffer(columns).toSeq());
    }
}
