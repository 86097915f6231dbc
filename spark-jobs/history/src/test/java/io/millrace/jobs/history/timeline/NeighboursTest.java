package io.millrace.jobs.history.timeline;

import io.millrace.jobs.history.HistoryColumns;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class NeighboursTest {
    private static final StructType ENTRIES = new StructType()
            .add("id", DataTypes.LongType)
            .add(HistoryColumns.LSN, DataTypes.LongType)
            .add(HistoryColumns.ORDER, DataTypes.LongType)
            .add(HistoryColumns.OPERATION, DataTypes.StringType)
            .add(Entry.RANK, DataTypes.IntegerType)
            .add(Entry.AT, DataTypes.TimestampType);

    private final Neighbours neighbours = new Neighbours(ENTRIES, List.of("id"), List.of(), List.of());

    @Test
    void stored_rows_of_keys_without_a_change_are_left_out_wherever_they_stand() {
        // given
        Stream<InternalRow> sorted =
                Stream.of(stored(1, 10), stored(2, 10), incoming(2, 20), stored(3, 10), stored(3, 15), stored(4, 10));

        // when
        Iterator<InternalRow> told = neighbours.call(sorted.iterator());

        // then
        assertThat(told.next().getLong(0)).isEqualTo(2);
        assertThat(told.next().getLong(1)).isEqualTo(20);
        assertThat(told).isExhausted();
        assertThatThrownBy(told::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void a_stored_row_whose_change_comes_again_stays_and_tells_how_often_it_came() {
        // given
        Stream<InternalRow> sorted = Stream.of(stored(1, 10), incoming(1, 10), incoming(1, 10));

        // when
        Iterator<InternalRow> told = neighbours.call(sorted.iterator());

        // then
        InternalRow row = told.next();
        assertThat(row.getInt(4)).isEqualTo(Entry.STORED);
        assertThat(row.getLong(ENTRIES.size())).isEqualTo(2);
        assertThat(told).isExhausted();
    }

    private static InternalRow stored(long id, long lsn) {
        return entry(id, lsn, Entry.STORED);
    }

    private static InternalRow incoming(long id, long lsn) {
        return entry(id, lsn, Entry.INCOMING);
    }

    private static InternalRow entry(long id, long lsn, int rank) {
        return new GenericInternalRow(new Object[] {id, lsn, 0L, UTF8String.fromString("UPDATE"), rank, lsn});
    }
}
