package io.millrace.jobs.bucketing.plan;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.hadoop.hive.serde2.objectinspector.ObjectInspector;
import org.apache.hadoop.hive.serde2.objectinspector.ObjectInspectorUtils;
import org.apache.hadoop.hive.serde2.objectinspector.primitive.PrimitiveObjectInspectorFactory;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Against Hive's own classes. */
class HiveHashTest {
    private static final int BUCKETS = 256;

    @Property(tries = 2000)
    void a_string_has_the_bucket_that_hive_gives_it(@ForAll String text) {
        assertThat(bucket(UTF8String.fromString(text), DataTypes.StringType))
                .isEqualTo(hive(text, PrimitiveObjectInspectorFactory.javaStringObjectInspector));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ä", "漢字", "\uD83D\uDE00", "C0123456789ABCDEF", "\u0000"})
    void so_have_empty_and_non_ascii_strings(String text) {
        assertThat(bucket(UTF8String.fromString(text), DataTypes.StringType))
                .isEqualTo(hive(text, PrimitiveObjectInspectorFactory.javaStringObjectInspector));
    }

    @Property(tries = 1000)
    void an_int_has_the_bucket_that_hive_gives_it(@ForAll int number) {
        assertThat(bucket(number, DataTypes.IntegerType))
                .isEqualTo(hive(number, PrimitiveObjectInspectorFactory.javaIntObjectInspector));
    }

    @Property(tries = 1000)
    void a_bigint_has_the_bucket_that_hive_gives_it(@ForAll long number) {
        assertThat(bucket(number, DataTypes.LongType))
                .isEqualTo(hive(number, PrimitiveObjectInspectorFactory.javaLongObjectInspector));
    }

    @Property(tries = 500)
    void so_have_smallint_and_tinyint(@ForAll short small, @ForAll byte tiny) {
        assertThat(bucket(small, DataTypes.ShortType))
                .isEqualTo(hive(small, PrimitiveObjectInspectorFactory.javaShortObjectInspector));
        assertThat(bucket(tiny, DataTypes.ByteType))
                .isEqualTo(hive(tiny, PrimitiveObjectInspectorFactory.javaByteObjectInspector));
    }

    @Test
    void null_falls_into_bucket_0() {
        assertThat(bucket(null, DataTypes.StringType)).isZero();
    }

    private static int bucket(Object key, DataType type) {
        InternalRow row = new GenericInternalRow(new Object[] {key});
        return HiveHash.bucket(HiveHash.of(row, 0, type), BUCKETS);
    }

    @SuppressWarnings("deprecation") // version 1 is the one that Athena writes and reads
    private static int hive(Object key, ObjectInspector inspector) {
        return ObjectInspectorUtils.getBucketNumber(
                ObjectInspectorUtils.getBucketHashCode(new Object[] {key}, new ObjectInspector[] {inspector}), BUCKETS);
    }
}
