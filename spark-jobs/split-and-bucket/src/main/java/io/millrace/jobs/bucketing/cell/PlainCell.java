package io.millrace.jobs.bucketing.cell;

import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.TimeUnit;

/** Types without parameters. */
enum PlainCell implements Cell {
    BOOLEAN {
        @Override
        public void pack(SourceColumn column, int at, PackedRows out, int row) {
            out.putByte(row, column.vector().getBoolean(at) ? 1 : 0);
        }

        @Override
        public void unpack(PackedRows in, int row, ColumnWriter out) {
            out.write(in.getByte(row) == 1, 0, PRESENT);
        }
    },
    BYTE {
        @Override
        public void pack(SourceColumn column, int at, PackedRows out, int row) {
            out.putByte(row, column.vector().getByte(at));
        }

        @Override
        public void unpack(PackedRows in, int row, ColumnWriter out) {
            out.write((int) in.getByte(row), 0, PRESENT);
        }
    },
    SHORT {
        @Override
        public void pack(SourceColumn column, int at, PackedRows out, int row) {
            out.putInt(row, column.vector().getShort(at));
        }

        @Override
        public void unpack(PackedRows in, int row, ColumnWriter out) {
            out.write(in.getInt(row), 0, PRESENT);
        }
    },
    INT {
        @Override
        public void pack(SourceColumn column, int at, PackedRows out, int row) {
            out.putInt(row, column.vector().getInt(at));
        }

        @Override
        public void unpack(PackedRows in, int row, ColumnWriter out) {
            out.write(in.getInt(row), 0, PRESENT);
        }
    },
    LONG {
        @Override
        public void pack(SourceColumn column, int at, PackedRows out, int row) {
            out.putLong(row, column.vector().getLong(at));
        }

        @Override
        public void unpack(PackedRows in, int row, ColumnWriter out) {
            out.write(in.getLong(row), 0, PRESENT);
        }
    },
    /** Microseconds, written as nanoseconds of a Julian day, Parquet's old form. */
    INT96 {
        @Override
        public void pack(SourceColumn column, int at, PackedRows out, int row) {
            out.putLong(row, column.vector().getLong(at));
        }

        @Override
        public void unpack(PackedRows in, int row, ColumnWriter out) {
            long micros = in.getLong(row);
            long day = TimeUnit.DAYS.toMicros(1);
            ByteBuffer form = ByteBuffer.allocate(INT96_BYTES).order(ByteOrder.LITTLE_ENDIAN);
            form.putLong(TimeUnit.MICROSECONDS.toNanos(Math.floorMod(micros, day)));
            form.putInt((int) Math.floorDiv(micros, day) + JULIAN_DAY_OF_1970);
            out.write(Binary.fromConstantByteArray(form.array()), 0, PRESENT);
        }
    },
    FLOAT {
        @Override
        public void pack(SourceColumn column, int at, PackedRows out, int row) {
            out.putInt(row, Float.floatToRawIntBits(column.vector().getFloat(at)));
        }

        @Override
        public void unpack(PackedRows in, int row, ColumnWriter out) {
            out.write(Float.intBitsToFloat(in.getInt(row)), 0, PRESENT);
        }
    },
    DOUBLE {
        @Override
        public void pack(SourceColumn column, int at, PackedRows out, int row) {
            out.putLong(row, Double.doubleToRawLongBits(column.vector().getDouble(at)));
        }

        @Override
        public void unpack(PackedRows in, int row, ColumnWriter out) {
            out.write(Double.longBitsToDouble(in.getLong(row)), 0, PRESENT);
        }
    },
    TEXT {
        @Override
        public void pack(SourceColumn column, int at, PackedRows out, int row) {
            column.appendText(at, out, row);
        }

        @Override
        public void unpack(PackedRows in, int row, ColumnWriter out) {
            out.write(in.getBinary(row), 0, PRESENT);
        }
    },
    BINARY {
        @Override
        public void pack(SourceColumn column, int at, PackedRows out, int row) {
            out.putBytes(row, column.vector().getBinary(at));
        }

        @Override
        public void unpack(PackedRows in, int row, ColumnWriter out) {
            out.write(in.getBinary(row), 0, PRESENT);
        }
    };

    private static final int INT96_BYTES = 12;
    private static final int JULIAN_DAY_OF_1970 = 2_440_588;
}
