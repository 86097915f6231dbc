package io.millrace.jobs.bucketing.plan;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** The number by which rows are sorted may tie where slot and key differ, but must never turn them round. */
class RowOrderTest {
    @Property(tries = 2000)
    void texts_keep_their_order(
            @ForAll String one, @ForAll String other, @ForAll @IntRange(min = 1, max = 99) int slots) {
        // given
        UTF8String a = UTF8String.fromString(one);
        UTF8String b = UTF8String.fromString(other);

        // then
        requireOrder(
                a.compareTo(b), order(slots, 0, a, DataTypes.StringType), order(slots, 0, b, DataTypes.StringType));
    }

    @Property(tries = 1000)
    void numbers_keep_their_order(
            @ForAll long one, @ForAll long other, @ForAll @IntRange(min = 1, max = 9999) int slots) {
        requireOrder(
                Long.compare(one, other),
                order(slots, 0, one, DataTypes.LongType),
                order(slots, 0, other, DataTypes.LongType));
        requireOrder(
                Integer.compare((int) one, (int) other),
                order(slots, 0, (int) one, DataTypes.IntegerType),
                order(slots, 0, (int) other, DataTypes.IntegerType));
        requireOrder(
                Short.compare((short) one, (short) other),
                order(slots, 0, (short) one, DataTypes.ShortType),
                order(slots, 0, (short) other, DataTypes.ShortType));
        requireOrder(
                Byte.compare((byte) one, (byte) other),
                order(slots, 0, (byte) one, DataTypes.ByteType),
                order(slots, 0, (byte) other, DataTypes.ByteType));
    }

    @Property(tries = 1000)
    void every_key_of_a_slot_comes_before_every_key_of_the_next(
            @ForAll long one, @ForAll long other, @ForAll @IntRange(max = 1_000_000) int slot) {
        // given
        long before = order(1_000_000, slot, one, DataTypes.LongType);
        long after = order(1_000_000, slot + 1, other, DataTypes.LongType);

        // then
        assertThat(before).isNotNegative().isLessThan(after);
        assertThat(lane(1_000_000).slotOf(before)).isEqualTo(slot);
        assertThat(lane(1_000_000).slotOf(after)).isEqualTo(slot + 1);
    }

    @Test
    void a_null_key_comes_first() {
        assertThat(order(256, 0, null, DataTypes.StringType))
                .isLessThanOrEqualTo(order(256, 0, UTF8String.EMPTY_UTF8, DataTypes.StringType));
        assertThat(order(256, 0, null, DataTypes.LongType))
                .isLessThanOrEqualTo(order(256, 0, Long.MIN_VALUE, DataTypes.LongType));
    }

    private static void requireOrder(int keys, long one, long other) {
        if (keys != 0) {
            assertThat(Long.signum(Long.compare(one, other))).isIn(0, Integer.signum(keys));
        } else {
            assertThat(one).isEqualTo(other);
        }
    }

    private static long order(int slots, int slot, Object key, DataType type) {
        return lane(slots).order(slot, KeyOrder.of(new GenericInternalRow(new Object[] {key}), 0, type));
    }

    private static Lane lane(int slots) {
        return new Lane(List.of(0), List.of(OutputLayout.HIVE_BUCKETS), slots, 0, 1, true);
    }
}
