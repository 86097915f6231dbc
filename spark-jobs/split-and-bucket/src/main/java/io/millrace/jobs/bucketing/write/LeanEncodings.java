package io.millrace.jobs.bucketing.write;

import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.factory.DefaultV1ValuesWriterFactory;
import org.apache.parquet.column.values.factory.DefaultV2ValuesWriterFactory;
import org.apache.parquet.column.values.factory.ValuesWriterFactory;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * Writes what has too many different values for a dictionary as differences: whole numbers from the one before, text without
 * the beginning that it shares with the one before. A bucket has few rows and is sorted, so that is most of what it holds.
 */
final class LeanEncodings implements ValuesWriterFactory {
    private final ValuesWriterFactory plain = new DefaultV1ValuesWriterFactory();
    private final ValuesWriterFactory differences = new DefaultV2ValuesWriterFactory();

    @Override
    public void initialize(ParquetProperties properties) {
        plain.initialize(properties);
        differences.initialize(properties);
    }

    @Override
    public ValuesWriter newValuesWriter(ColumnDescriptor column) {
        PrimitiveTypeName type = column.getPrimitiveType().getPrimitiveTypeName();
        return switch (type) {
            case INT32, INT64, BINARY -> differences.newValuesWriter(column);
            default -> plain.newValuesWriter(column);
        };
    }
}
