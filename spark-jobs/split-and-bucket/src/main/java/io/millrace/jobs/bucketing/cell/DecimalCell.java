package io.millrace.jobs.bucketing.cell;

import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;
import org.apache.spark.sql.types.Decimal;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Decimals: as int or long when their digits fit, else as bytes of one length.
 *
 * @param length bytes of a value that does not fit into a long
 */
record DecimalCell(int precision, int scale, int length) implements Cell {
    DecimalCell(int precision, int scale) {
        this(precision, scale, bytesFor(precision));
    }

    @Override
    public void pack(SourceColumn column, int at, PackedRows out, int row) {
        Decimal value = column.vector().getDecimal(at, precision, scale);
        if (precision <= Decimal.MAX_LONG_DIGITS()) {
            out.putLong(row, value.toUnscaledLong());
        } else {
            out.putBytes(row, value.toJavaBigDecimal().unscaledValue().toByteArray());
        }
    }

    @Override
    public void unpack(PackedRows in, int row, ColumnWriter out) {
        if (precision <= Decimal.MAX_INT_DIGITS()) {
            out.write((int) in.getLong(row), 0, PRESENT);
        } else if (precision <= Decimal.MAX_LONG_DIGITS()) {
            out.write(in.getLong(row), 0, PRESENT);
        } else {
            out.write(Binary.fromConstantByteArray(padded(in.getBinary(row).getBytes())), 0, PRESENT);
        }
    }

    private byte[] padded(byte[] value) {
        byte[] padded = new byte[length];
        int gap = length - value.length;
        Arrays.fill(padded, 0, gap, (byte) (value[0] < 0 ? -1 : 0));
        System.arraycopy(value, 0, padded, gap, value.length);
        return padded;
    }

    private static int bytesFor(int precision) {
        return BigInteger.TEN.pow(precision).bitLength() / Byte.SIZE + 1;
    }
}
