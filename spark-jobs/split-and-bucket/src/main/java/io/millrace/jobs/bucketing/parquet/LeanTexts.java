package io.millrace.jobs.bucketing.parquet;

import org.apache.parquet.bytes.ByteBufferAllocator;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.dictionary.DictionaryValuesWriter;
import org.apache.parquet.column.values.dictionary.IntList;
import org.apache.parquet.column.values.plain.PlainValuesWriter;
import org.apache.parquet.io.api.Binary;

/** A dictionary of texts that gives way when the texts one after the other, their lengths apart, take less room. */
final class LeanTexts extends DictionaryValuesWriter {
    private static final int LENGTH_BYTES = 4;

    private Words words = new Words();
    private long apart;

    LeanTexts(int maxDictionaryBytes, ByteBufferAllocator allocator) {
        super(maxDictionaryBytes, Encoding.RLE_DICTIONARY, Encoding.PLAIN, allocator);
    }

    @Override
    public void writeBytes(Binary value) {
        apart += value.length() + 1;
        int known = words.count();
        int number = words.number(value);
        if (number == known) {
            dictionaryByteSize += value.length() + LENGTH_BYTES;
        }
        encodedValues.add(number);
    }

    @Override
    public boolean isCompressionSatisfying(long rawSize, long encodedSize) {
        return super.isCompressionSatisfying(rawSize, encodedSize) && encodedSize + dictionaryByteSize <= apart;
    }

    @Override
    public DictionaryPage toDictPageAndClose() {
        if (lastUsedDictionarySize == 0) {
            return null;
        }
        PlainValuesWriter page = new PlainValuesWriter(lastUsedDictionaryByteSize, maxDictionaryByteSize, allocator);
        for (int number = 0; number < lastUsedDictionarySize; number++) {
            page.writeBytes(words.word(number));
        }
        return dictPage(page);
    }

    @Override
    protected int getDictionarySize() {
        return words.count();
    }

    @Override
    protected void clearDictionaryContent() {
        words = new Words();
    }

    @Override
    protected void fallBackDictionaryEncodedData(ValuesWriter writer) {
        IntList.IntIterator numbers = encodedValues.iterator();
        while (numbers.hasNext()) {
            writer.writeBytes(words.word(numbers.next()));
        }
    }
}
