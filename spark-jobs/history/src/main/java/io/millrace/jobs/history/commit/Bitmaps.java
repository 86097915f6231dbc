package io.millrace.jobs.history.commit;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.aggregation.BitmapAggregator;
import org.apache.spark.sql.delta.deletionvectors.RoaringBitmapArrayFormat;

/** Sets of whole numbers, as Spark collects them. */
public final class Bitmaps {
    private Bitmaps() {}

    /** An aggregate that is the numbers' set as bytes; nulls are left out. */
    public static Column collected(Column numbers) {
        return new Column(new BitmapAggregator(numbers.expr(), RoaringBitmapArrayFormat.Portable())
                        .toAggregateExpression())
                .getField("bitmap");
    }
}
