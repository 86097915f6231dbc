package io.millrace.jobs.bucketing.write;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.datasources.parquet.ParquetWriteSupport;
import org.apache.spark.sql.types.StructType;

import java.io.IOException;

/** One Parquet file being written; what stands at its address before is replaced. */
final class TableFile {
    private final int table;
    private final String folder;
    private final String path;
    private final MeasuredOutput output;
    private final ParquetWriter<InternalRow> writer;
    private long rows;

    TableFile(int table, String folder, String path, String target, Configuration settings) throws IOException {
        this.table = table;
        this.folder = folder;
        this.path = path;
        Path file = new Path(target + path);
        FileSystem store = file.getFileSystem(settings);
        store.setWriteChecksum(false);
        this.output = new MeasuredOutput(HadoopOutputFile.fromPath(file, settings));
        this.writer = new Builder(output)
                .withConf(settings)
                .withCompressionCodec(CompressionCodecName.SNAPPY)
                .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                .build();
    }

    /** Settings with which files of these columns are written. */
    static Configuration settings(Configuration hadoop, StructType schema, boolean int96) {
        Configuration settings = new Configuration(hadoop);
        settings.setBoolean("spark.sql.parquet.writeLegacyFormat", false);
        settings.setBoolean("spark.sql.parquet.fieldId.write.enabled", false);
        settings.setBoolean("spark.sql.legacy.parquet.nanosAsLong", false);
        settings.set("spark.sql.parquet.outputTimestampType", int96 ? "INT96" : "TIMESTAMP_MICROS");
        ParquetWriteSupport.setSchema(schema, settings);
        return settings;
    }

    void write(InternalRow row) throws IOException {
        writer.write(row);
        rows++;
    }

    WrittenFile close() throws IOException {
        writer.close();
        return new WrittenFile(table, folder, path, rows, output.bytes());
    }

    private static final class Builder extends ParquetWriter.Builder<InternalRow, Builder> {
        Builder(OutputFile file) {
            super(file);
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        protected WriteSupport<InternalRow> getWriteSupport(Configuration settings) {
            return new ParquetWriteSupport();
        }
    }
}
