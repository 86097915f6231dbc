package io.millrace.jobs.history.copy;

import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A column on its way from one file to another. Of moments it notes the first and the last, of which Parquet's own statistics know nothing. */
final class CopiedColumn {
    private static final long JULIAN_1970 = 2_440_588;
    private static final long MICROS_OF_DAY = 86_400_000_000L;

    private final ColumnDescriptor descriptor;
    private final PrimitiveTypeName type;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    CopiedColumn(ColumnDescriptor descriptor) {
        this.descriptor = descriptor;
        this.type = descriptor.getPrimitiveType().getPrimitiveTypeName();
    }

    ColumnDescriptor descriptor() {
        return descriptor;
    }

    PrimitiveTypeName type() {
        return type;
    }

    /** Notes a value that stays. */
    void tell(Binary value, Statistics<?> statistics) {
        if (type == PrimitiveTypeName.INT96) {
            note(value);
        }
        statistics.updateStats(value);
    }

    boolean hasMoments() {
        return first <= last;
    }

    /** The first moment in microseconds. */
    long first() {
        return first;
    }

    /** The last moment in microseconds. */
    long last() {
        return last;
    }

    Values open(ColumnReader reader, ColumnWriter writer) {
        return new Values(reader, writer);
    }

    /** Its values in one row group. */
    final class Values {
        private final ColumnReader reader;
        private final ColumnWriter writer;
        private final int full = descriptor.getMaxDefinitionLevel();

        private Values(ColumnReader reader, ColumnWriter writer) {
            this.reader = reader;
            this.writer = writer;
        }

        /** Takes the rows from one to before another, of which some stay. After the last value a reader says the level of a new row. */
        void copy(boolean[] stays, int from, int to) {
            for (int row = from; row < to; row++) {
                do {
                    int defined = reader.getCurrentDefinitionLevel();
                    if (stays[row]) {
                        write(reader.getCurrentRepetitionLevel(), defined);
                    } else if (defined == full) {
                        reader.skip();
                    }
                    reader.consume();
                } while (reader.getCurrentRepetitionLevel() > 0);
            }
        }

        private void write(int repeated, int defined) {
            if (defined < full) {
                writer.writeNull(repeated, defined);
                return;
            }
            switch (type) {
                case INT32 -> writer.write(reader.getInteger(), repeated, defined);
                case INT64 -> writer.write(reader.getLong(), repeated, defined);
                case BOOLEAN -> writer.write(reader.getBoolean(), repeated, defined);
                case FLOAT -> writer.write(reader.getFloat(), repeated, defined);
                case DOUBLE -> writer.write(reader.getDouble(), repeated, defined);
                case INT96 -> {
                    Binary moment = reader.getBinary();
                    note(moment);
                    writer.write(moment, repeated, defined);
                }
                case BINARY, FIXED_LEN_BYTE_ARRAY -> writer.write(reader.getBinary(), repeated, defined);
            }
        }
    }

    private void note(Binary moment) {
        ByteBuffer bytes = moment.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        long nanos = bytes.getLong(bytes.position());
        long day = bytes.getInt(bytes.position() + Long.BYTES) - JULIAN_1970;
        long micros = day * MICROS_OF_DAY + Math.floorDiv(nanos, 1000);
        first = Math.min(first, micros);
        last = Math.max(last, micros);
    }
}
