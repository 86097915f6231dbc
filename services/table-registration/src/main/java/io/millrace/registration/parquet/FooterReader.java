package io.millrace.registration.parquet;

import io.millrace.platform.stage.StageFailureException;
import io.millrace.registration.files.ObjectRange;
import io.millrace.registration.files.TableFile;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Reads Parquet footers by ranged GETs: the last 64 KiB, and once more when the footer is longer. */
public final class FooterReader {
    private static final int FIRST_GUESS = 64 * 1024;
    private static final int TAIL = 8;
    private static final byte[] MAGIC = "PAR1".getBytes(US_ASCII);
    private static final byte[] ENCRYPTED = "PARE".getBytes(US_ASCII);

    private final ObjectRange objects;

    /** Footers of objects read through the ranges. */
    public FooterReader(ObjectRange objects) {
        this.objects = objects;
    }

    /**
     * The footer of a file.
     *
     * @throws StageFailureException naming file and column when it is no Parquet file or Hive cannot have its schema
     */
    public ParquetFooter read(TableFile file) {
        if (file.bytes() < MAGIC.length + TAIL) {
            throw damaged(file, "it has " + file.bytes() + " bytes, too few for Parquet");
        }
        byte[] end = objects.end(file, FIRST_GUESS);
        byte[] magic = Arrays.copyOfRange(end, end.length - MAGIC.length, end.length);
        if (Arrays.equals(magic, ENCRYPTED)) {
            throw damaged(file, "its footer is encrypted");
        }
        if (!Arrays.equals(magic, MAGIC)) {
            throw damaged(file, "it does not end with PAR1");
        }
        int length = ByteBuffer.wrap(end, end.length - TAIL, Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt();
        if (length <= 0 || (long) length + TAIL + MAGIC.length > file.bytes()) {
            throw damaged(file, "its footer claims " + length + " bytes of a file of " + file.bytes());
        }
        byte[] tail = length + TAIL <= end.length ? end : objects.end(file, length + TAIL);
        return parse(file, new ByteArrayInputStream(tail, tail.length - TAIL - length, length));
    }

    private static ParquetFooter parse(TableFile file, ByteArrayInputStream footer) {
        try {
            FileMetaData metadata = Util.readFileMetaData(footer, true);
            return new ParquetFooter(HiveTypes.columns(metadata.getSchema()), metadata.getNum_rows());
        } catch (InexpressibleTypeException e) {
            throw new StageFailureException(
                    "Column " + e.column() + " of " + file.location() + " cannot stand in the catalog",
                    e.getMessage(),
                    "Write the column in another type, or leave it out of the table.");
        } catch (IOException | RuntimeException e) {
            throw damaged(file, "its footer cannot be read: " + e.getMessage());
        }
    }

    private static StageFailureException damaged(TableFile file, String why) {
        return new StageFailureException(
                file.location() + " is no Parquet file that can be read",
                why,
                "Write the file again, or remove it if it does not belong to the table.");
    }
}
