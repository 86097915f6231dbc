package io.millrace.jobs.history.copy;

import org.apache.parquet.bytes.ByteBufferAllocator;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.EncodingStats;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridDecoder;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridValuesWriter;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A chunk of a column copied page by page, its values as they are encoded: no dictionary is made anew, which is most of what writing a
 * column costs. Statistics are exact, those of what stays.
 */
final class ChunkCopy {
    private static final int FIRST_BYTES = 1024;

    private final CopiedColumn column;
    private final PageReader from;
    private final PageWriter to;
    private final int most;
    private final int mostBytes;
    private final int full;
    private final ValuesWriter levels;
    private final ByteBufferAllocator allocator;
    private DictionaryPage dictionaryPage;
    private Dictionary dictionary;
    private boolean[] kept = new boolean[0];

    private DataPageV1 open;
    private PageValues values;
    private Statistics<?> statistics;
    private int rows;

    /** Of one chunk. */
    ChunkCopy(CopiedColumn column, PageReader from, PageWriter to, ParquetProperties properties) {
        this.column = column;
        this.from = from;
        this.to = to;
        this.most = properties.getPageRowCountLimit();
        this.mostBytes = properties.getPageSizeThreshold();
        this.allocator = properties.getAllocator();
        this.full = column.descriptor().getMaxDefinitionLevel();
        this.levels = new RunLengthBitPackingHybridValuesWriter(
                BytesUtils.getWidthFromMaxInt(full), FIRST_BYTES, mostBytes, allocator);
    }

    /** Whether a chunk can be copied like this: no part of a nested value, in pages and encodings that Spark and others of parquet-mr write. */
    static boolean fits(ColumnDescriptor column, ColumnChunkMetaData chunk, String createdBy) {
        EncodingStats encodings = chunk.getEncodingStats();
        return column.getPath().length == 1
                && column.getMaxRepetitionLevel() == 0
                && createdBy != null
                && createdBy.startsWith("parquet-mr")
                && encodings != null
                && !encodings.usesV2Pages()
                && encodings.getDataEncodings().stream()
                        .allMatch(encoding -> encoding == Encoding.PLAIN || encoding.usesDictionary());
    }

    /** Copies the values of the rows that stay. */
    void copy(boolean[] stays) throws IOException {
        DictionaryPage first = from.readDictionaryPage();
        if (first != null) {
            // its bytes can be read once only, and are needed twice
            dictionaryPage = first.copy();
            dictionary = dictionaryPage.getEncoding().initDictionary(column.descriptor(), dictionaryPage);
        }
        boolean dictionaryStays = false;
        int row = 0;
        for (DataPage page = from.readPage(); page != null; page = from.readPage()) {
            DataPageV1 next = (DataPageV1) page;
            int count = next.getValueCount();
            int staying = count(stays, row, count);
            if (staying > 0) {
                dictionaryStays |= next.getValueEncoding().usesDictionary();
                take(next, stays, row, staying);
            }
            row += count;
        }
        flush();
        if (dictionaryStays) {
            to.writeDictionaryPage(dictionaryPage);
        }
        levels.close();
    }

    private static int count(boolean[] stays, int from, int of) {
        int count = 0;
        for (int row = from; row < from + of; row++) {
            count += stays[row] ? 1 : 0;
        }
        return count;
    }

    private void take(DataPageV1 page, boolean[] stays, int first, int staying) throws IOException {
        byte[] bytes = page.getBytes().toByteArray();
        boolean fitsIn = open != null
                && open.getValueEncoding() == page.getValueEncoding()
                && rows + staying <= most
                && values.size() + bytes.length <= mostBytes;
        if (!fitsIn) {
            flush();
            open = page;
            statistics = Statistics.createStats(column.descriptor().getPrimitiveType());
            values = PageValues.of(column, page.getValueEncoding(), dictionary, allocator);
        }
        rows += staying;
        int levelBytes = full == 0
                ? 0
                : ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt();
        int count = copyLevels(bytes, levelBytes, stays, first, page.getValueCount());
        values.copy(bytes, full == 0 ? 0 : Integer.BYTES + levelBytes, kept, count, statistics);
    }

    /** Goes past the page's levels and notes which of its values, nulls left out, stay; gives how many there were. */
    private int copyLevels(byte[] bytes, int length, boolean[] stays, int first, int count) throws IOException {
        if (kept.length < count) {
            kept = new boolean[count];
        }
        if (full == 0) {
            System.arraycopy(stays, first, kept, 0, count);
            return count;
        }
        RunLengthBitPackingHybridDecoder defined = new RunLengthBitPackingHybridDecoder(
                BytesUtils.getWidthFromMaxInt(full), new ByteArrayInputStream(bytes, Integer.BYTES, length));
        int found = 0;
        int nulls = 0;
        for (int row = first; row < first + count; row++) {
            int level = defined.readInt();
            boolean stay = stays[row];
            if (level == full) {
                kept[found] = stay;
                found++;
            } else if (stay) {
                nulls++;
            }
            if (stay) {
                levels.writeInteger(level);
            }
        }
        statistics.incrementNumNulls(nulls);
        return found;
    }

    private void flush() throws IOException {
        if (open == null) {
            return;
        }
        BytesInput encoded = values.encoded(statistics);
        to.writePage(
                full == 0 ? encoded : BytesInput.concat(levels.getBytes(), encoded),
                rows,
                rows,
                statistics,
                open.getRlEncoding(),
                open.getDlEncoding(),
                open.getValueEncoding());
        values.close();
        levels.reset();
        open = null;
        rows = 0;
    }
}
