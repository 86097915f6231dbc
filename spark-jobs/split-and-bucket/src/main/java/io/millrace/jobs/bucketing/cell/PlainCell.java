package io.millrace.jobs.bucketing.cell;

import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;
import org.apache.spark.sql.catalyst.InternalRow;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.TimeUnit;

/** Types without parameters. */
enum PlainCell implements Cell {
    BOOLEAN {
        @Override
        public void pack(InternalRow row, int place, PackedRow out) {
            out.putByte(row.getBoolean(place) ? 1 : 0);
        }

        @Override
        public void unpack(PackedRow in, ColumnWriter out) {
            out.write(in.getByte() == 1, 0, PRESENT);
        }
    },
    BYTE {
        @Override
        public void pack(InternalRow row, int place, PackedRow out) {
            out.putByte(row.getByte(place));
        }

        @Override
        public void unpack(PackedRow in, ColumnWriter out) {
            out.write((int) in.getByte(), 0, PRESENT);
        }
    },
    SHORT {
        @Override
        public void pack(InternalRow row, int place, PackedRow out) {
            out.putInt(row.getShort(place));
        }

        @Override
        public void unpack(PackedRow in, ColumnWriter out) {
            out.write(in.getInt(), 0, PRESENT);
        }
    },
    INT {
        @Override
        public void pack(InternalRow row, int place, PackedRow out) {
            out.putInt(row.getInt(place));
        }

        @Override
        public void unpack(PackedRow in, ColumnWriter out) {
            out.write(in.getInt(), 0, PRESENT);
        }
    },
    LONG {
        @Override
        public void pack(InternalRow row, int place, PackedRow out) {
            out.putLong(row.getLong(place));
        }

        @Override
        public void unpack(PackedRow in, ColumnWriter out) {
            out.write(in.getLong(), 0, PRESENT);
        }
    },
    /** Microseconds, written as nanoseconds of a Julian day, Parquet's old form. */
    INT96 {
        @Override
        public void pack(InternalRow row, int place, PackedRow out) {
            out.putLong(row.getLong(place));
        }

        @Override
        public void unpack(PackedRow in, ColumnWriter out) {
            long micros = in.getLong();
            long day = TimeUnit.DAYS.toMicros(1);
            ByteBuffer form = ByteBuffer.allocate(INT96_BYTES).order(ByteOrder.LITTLE_ENDIAN);
            form.putLong(TimeUnit.MICROSECONDS.toNanos(Math.floorMod(micros, day)));
            form.putInt((int) Math.floorDiv(micros, day) + JULIAN_DAY_OF_1970);
            out.write(Binary.fromConstantByteArray(form.array()), 0, PRESENT);
        }
    },
    FLOAT {
        @Override
        public void pack(InternalRow row, int place, PackedRow out) {
            out.putInt(Float.floatToRawIntBits(row.getFloat(place)));
        }

        @Override
        public void unpack(PackedRow in, ColumnWriter out) {
            out.write(Float.intBitsToFloat(in.getInt()), 0, PRESENT);
        }
    },
    DOUBLE {
        @Override
        public void pack(InternalRow row, int place, PackedRow out) {
            out.putLong(Double.doubleToRawLongBits(row.getDouble(place)));
        }

        @Override
        public void unpack(PackedRow in, ColumnWriter out) {
            out.write(Double.longBitsToDouble(in.getLong()), 0, PRESENT);
        }
    },
    TEXT {
        @Override
        public void pack(InternalRow row, int place, PackedRow out) {
            out.putText(row.getUTF8String(place));
        }

        @Override
        public void unpack(PackedRow in, ColumnWriter out) {
            out.write(in.getBinary(), 0, PRESENT);
        }
    },
    BINARY {
        @Override
        public void pack(InternalRow row, int place, PackedRow out) {
            out.putBytes(row.getBinary(place));
        }

        @Override
        public void unpack(PackedRow in, ColumnWriter out) {
            out.write(in.getBinary(), 0, PRESENT);
        }
    };

    private static final int INT96_BYTES = 12;
    private static final int JULIAN_DAY_OF_1970 = 2_440_588;
}
