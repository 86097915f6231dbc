package io.millrace.jobs.bucketing.parquet;

import io.millrace.jobs.bucketing.cell.Cell;
import io.millrace.jobs.bucketing.cell.Cells;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;
import org.apache.spark.sql.execution.datasources.parquet.SparkToParquetSchemaConverter;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

import java.util.Arrays;
import java.util.List;

/**
 * How the files of a table are written.
 *
 * @param cells one a column
 * @param firstColumn codec of the first column; all others are Snappy-compressed
 */
public record TableFormat(
        MessageType schema,
        List<Cell> cells,
        ParquetProperties properties,
        CodecFactory codecs,
        CompressionCodecName firstColumn) {
    /**
     * Files as Spark writes them: with dictionaries, and plain where these do not pay.
     *
     * @param int96 whether timestamps are written in Parquet's old form
     */
    public static TableFormat plain(StructType columns, boolean int96, CodecFactory codecs) {
        return of(columns, int96, ParquetProperties.builder().build(), codecs, CompressionCodecName.SNAPPY);
    }

    /**
     * Files sorted by their first column, encoded as {@link LeanEncodings} says. A key that is a text, which is most of what
     * stands in a narrow table, is compressed by Gzip: Snappy finds nothing in ids, which have no repeats but few characters.
     */
    public static TableFormat sorted(StructType columns, boolean int96, CodecFactory codecs) {
        ParquetProperties properties = ParquetProperties.builder()
                .withValuesWriterFactory(new LeanEncodings())
                .withDictionaryEncoding(columns.fieldNames()[0], false)
                .build();
        boolean text = columns.fields()[0].dataType().equals(DataTypes.StringType);
        return of(columns, int96, properties, codecs, text ? CompressionCodecName.GZIP : CompressionCodecName.SNAPPY);
    }

    private static TableFormat of(
            StructType columns,
            boolean int96,
            ParquetProperties properties,
            CodecFactory codecs,
            CompressionCodecName firstColumn) {
        Configuration settings = new Configuration(false);
        settings.setBoolean("spark.sql.parquet.writeLegacyFormat", false);
        settings.setBoolean("spark.sql.parquet.fieldId.write.enabled", false);
        settings.set("spark.sql.parquet.outputTimestampType", int96 ? "INT96" : "TIMESTAMP_MICROS");
        return new TableFormat(
                new SparkToParquetSchemaConverter(settings).convert(columns),
                Arrays.stream(columns.fields())
                        .map(StructField::dataType)
                        .map(type -> Cells.of(type, int96))
                        .toList(),
                properties,
                codecs,
                firstColumn);
    }
}
