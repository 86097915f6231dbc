package io.millrace.jobs.history.copy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * What Delta notes of a file's columns, from the footer of a file that was copied. What cannot be told from it is left out, which costs
 * readers a look into the file and nothing else.
 */
final class CopyStatistics {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Delta shortens longer texts. */
    private static final int LONGEST_TEXT = 32;

    private CopyStatistics() {}

    /** As JSON. */
    static String of(long rows, ParquetMetadata footer, List<CopiedColumn> columns) {
        ObjectNode stats = JSON.createObjectNode();
        stats.put("numRecords", rows);
        ObjectNode least = stats.putObject("minValues");
        ObjectNode most = stats.putObject("maxValues");
        ObjectNode nulls = stats.putObject("nullCount");
        for (int column = 0; column < columns.size(); column++) {
            CopiedColumn copied = columns.get(column);
            if (copied.descriptor().getPath().length == 1) {
                add(copied, chunks(footer, column), least, most, nulls);
            }
        }
        return stats.toString();
    }

    private static List<ColumnChunkMetaData> chunks(ParquetMetadata footer, int column) {
        List<ColumnChunkMetaData> chunks = new ArrayList<>();
        for (BlockMetaData group : footer.getBlocks()) {
            chunks.add(group.getColumns().get(column));
        }
        return chunks;
    }

    private static void add(
            CopiedColumn column,
            List<ColumnChunkMetaData> chunks,
            ObjectNode least,
            ObjectNode most,
            ObjectNode nulls) {
        String name = column.descriptor().getPath()[0];
        Statistics<?> all = null;
        long values = 0;
        for (ColumnChunkMetaData chunk : chunks) {
            values += chunk.getValueCount();
            if (all == null) {
                all = chunk.getStatistics().copy();
            } else {
                all.mergeStatistics(chunk.getStatistics());
            }
        }
        if (all != null && all.isNumNullsSet()) {
            nulls.put(name, all.getNumNulls());
        }
        if (column.hasMoments()) {
            least.put(name, moment(column.first()));
            most.put(name, moment(column.last()));
        } else if (all != null && all.hasNonNullValue() && all.getNumNulls() < values) {
            PrimitiveType type = column.descriptor().getPrimitiveType();
            Object smallest = value(type, all.genericGetMin());
            Object largest = value(type, all.genericGetMax());
            if (smallest != null && largest != null) {
                least.putPOJO(name, smallest);
                most.putPOJO(name, largest);
            }
        }
    }

    private static String moment(long micros) {
        String text = Instant.EPOCH
                .plus(Math.floorDiv(micros, 1000), ChronoUnit.MILLIS)
                .toString();
        return text.length() == "2026-03-01T00:00:00Z".length() ? text.replace("Z", ".000Z") : text;
    }

    private static Object value(PrimitiveType type, Object value) {
        LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
        if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
            BigInteger unscaled = value instanceof Binary bytes
                    ? new BigInteger(bytes.getBytes())
                    : BigInteger.valueOf(((Number) value).longValue());
            return new BigDecimal(unscaled, decimal.getScale());
        }
        if (logical instanceof DateLogicalTypeAnnotation) {
            return LocalDate.ofEpochDay((Integer) value).toString();
        }
        if (logical instanceof TimestampLogicalTypeAnnotation moment) {
            boolean told = moment.isAdjustedToUTC() && moment.getUnit() == TimeUnit.MICROS;
            return told ? moment((Long) value) : null;
        }
        if (value instanceof Binary text) {
            boolean isShort = logical instanceof StringLogicalTypeAnnotation && text.length() <= LONGEST_TEXT;
            return isShort ? text.toStringUsingUTF8() : null;
        }
        if (value instanceof Number number && (logical == null || value instanceof Integer)) {
            boolean finite =
                    !(value instanceof Double || value instanceof Float) || Double.isFinite(number.doubleValue());
            return finite ? number : null;
        }
        return null;
    }
}
