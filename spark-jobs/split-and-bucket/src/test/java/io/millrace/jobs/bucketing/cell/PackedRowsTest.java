package io.millrace.jobs.bucketing.cell;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.apache.spark.unsafe.types.UTF8String;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class PackedRowsTest {
    @Property(tries = 300)
    void values_are_taken_as_they_were_appended(
            @ForAll @StringLength(max = 400) String text, @ForAll long number, @ForAll int small, @ForAll byte tiny) {
        // given
        PackedRows out = new PackedRows(1);
        out.begin(1, 4);
        out.putText(0, UTF8String.fromString(text));
        out.putLong(0, number);
        out.putByte(0, tiny);
        out.putInt(0, small);

        // when
        PackedRows in = taken(4, out.toBytes(0));

        // then
        assertThat(in.getBinary(0).getBytes())
                .isEqualTo(UTF8String.fromString(text).getBytes());
        assertThat(in.getLong(0)).isEqualTo(number);
        assertThat(in.getByte(0)).isEqualTo(tiny);
        assertThat(in.getInt(0)).isEqualTo(small);
    }

    @Property(tries = 300)
    void a_row_knows_which_of_its_columns_are_null(@ForAll @Size(max = 70) List<Boolean> nulls) {
        // given
        PackedRows out = new PackedRows(1);
        out.begin(1, 70);
        out.begin(1, nulls.size());
        for (int column = 0; column < nulls.size(); column++) {
            if (nulls.get(column)) {
                out.putNull(0, column);
            }
        }

        // when
        PackedRows in = taken(nulls.size(), out.toBytes(0));

        // then
        for (int column = 0; column < nulls.size(); column++) {
            assertThat(in.isNull(0, column)).isEqualTo(nulls.get(column));
        }
    }

    private static PackedRows taken(int columns, byte[] row) {
        PackedRows in = new PackedRows(1);
        in.add(row);
        in.rewind(columns);
        return in;
    }
}
