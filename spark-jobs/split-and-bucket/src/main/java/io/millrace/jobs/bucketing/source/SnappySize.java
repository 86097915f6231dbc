package io.millrace.jobs.bucketing.source;

import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;

/** What a column chunk takes when it is written with Snappy, judged by its footer. */
final class SnappySize {
    /** Zstandard and Gzip press encoded attribute columns about this much harder than Snappy does. */
    private static final double HARDER = 1.35;

    private SnappySize() {}

    static long of(ColumnChunkMetaData chunk) {
        return switch (chunk.getCodec()) {
            case SNAPPY, LZ4, LZ4_RAW, LZO -> chunk.getTotalSize();
            case UNCOMPRESSED -> Math.round(chunk.getTotalUncompressedSize() / HARDER);
            default -> Math.min(chunk.getTotalUncompressedSize(), Math.round(chunk.getTotalSize() * HARDER));
        };
    }
}
