package io.millrace.jobs.history.commit;

import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.deletionvectors.RoaringBitmapArray;
import scala.Tuple2;
import scala.collection.immutable.Map;
import scala.collection.immutable.Map$;

/**
 * A file of the table that loses some of its rows, but not all.
 *
 * @param gone places of all rows that are not to be read any more, those of before too
 * @param rowsLeft how many stay
 */
record Shrunk(AddFile file, RoaringBitmapArray gone, long rowsLeft) {
    private static final String ROW_GROUPS = "millrace.rowGroups";

    /** Delta hands a file's marks to its readers as a text of less than 64 KiB, four bytes as five characters. */
    private static final int MOST_INLINE = 48 << 10;

    /**
     * Whether it may be read with its marks and written anew together with other rows; small files become fewer by that, and so do row
     * groups, which copying leaves as they are but for the rows that go.
     *
     * @param belowBytes of the file, or of its row groups on average
     */
    boolean mayJoin(long belowBytes) {
        return file.size() / groups() < belowBytes && Removals.bytes(gone).length <= MOST_INLINE;
    }

    private int groups() {
        return Integer.parseInt(file.getTag(ROW_GROUPS).getOrElse(() -> "1"));
    }

    /** What the table's log must say of a file with so many row groups. */
    static Map<String, String> tags(int groups) {
        Map<String, String> none = Map$.MODULE$.<String, String>empty();
        return groups < 2 ? none : none.$plus(new Tuple2<>(ROW_GROUPS, Integer.toString(groups)));
    }

    /** The file as a reader in this process sees it. */
    AddFile marked() {
        return file.removeRows(Marks.inMemory(gone), false, true)._1();
    }
}
