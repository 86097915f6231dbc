package io.millrace.jobs.history.commit;

import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.deletionvectors.RoaringBitmapArray;

/**
 * A file of the table that loses some of its rows, but not all.
 *
 * @param gone places of all rows that are not to be read any more, those of before too
 * @param rowsLeft how many stay
 */
record Shrunk(AddFile file, RoaringBitmapArray gone, long rowsLeft) {
    /** Delta hands a file's marks to its readers as a text of less than 64 KiB, four bytes as five characters. */
    private static final int MOST_INLINE = 48 << 10;

    /** Whether it may be read with its marks and written anew together with other rows; small files become fewer by that. */
    boolean mayJoin(long belowBytes) {
        return file.size() < belowBytes && Removals.bytes(gone).length <= MOST_INLINE;
    }

    /** The file as a reader in this process sees it. */
    AddFile marked() {
        return file.removeRows(Marks.inMemory(gone), false, true)._1();
    }
}
