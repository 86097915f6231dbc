package io.millrace.jobs.history.commit;

import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.deletionvectors.RoaringBitmapArray;
import org.junit.jupiter.api.Test;
import scala.Option;
import scala.collection.immutable.Map$;

import java.io.UTFDataFormatException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ShrunkTest {
    private static final long MEGABYTE = 1 << 20;

    @Test
    void small_file_joins_others() {
        boolean joins = new Shrunk(file(MEGABYTE), everySixteenth(1_000), 1).mayJoin(8 * MEGABYTE);

        assertThat(joins).isTrue();
    }

    @Test
    void large_file_is_copied_alone() {
        boolean joins = new Shrunk(file(8 * MEGABYTE), everySixteenth(1_000), 1).mayJoin(8 * MEGABYTE);

        assertThat(joins).isFalse();
    }

    @Test
    void small_file_with_more_marks_than_delta_can_hand_its_readers_is_copied_alone() {
        Shrunk file = new Shrunk(file(MEGABYTE), everySixteenth(50_000), 1);
        assertThatThrownBy(() -> file.marked().deletionVector().serializeToBase64())
                .isInstanceOf(UTFDataFormatException.class);

        boolean joins = file.mayJoin(8 * MEGABYTE);

        assertThat(joins).isFalse();
    }

    @Test
    void large_file_of_small_row_groups_joins_others_lest_they_become_smaller_and_more() {
        // given
        AddFile ofMany = file(32 * MEGABYTE).copyWithTags(Shrunk.tags(40));
        AddFile ofFew = file(32 * MEGABYTE).copyWithTags(Shrunk.tags(10));

        // then
        assertThat(new Shrunk(ofMany, everySixteenth(1_000), 1).mayJoin(MEGABYTE))
                .isTrue();
        assertThat(new Shrunk(ofFew, everySixteenth(1_000), 1).mayJoin(MEGABYTE))
                .isFalse();
    }

    private static RoaringBitmapArray everySixteenth(int rows) {
        RoaringBitmapArray gone = new RoaringBitmapArray();
        for (int row = 0; row < rows; row++) {
            gone.add(row * 16L);
        }
        return gone;
    }

    private static AddFile file(long bytes) {
        return new AddFile(
                "part-0.parquet",
                Map$.MODULE$.<String, String>empty(),
                bytes,
                1,
                true,
                "{\"numRecords\":1000000}",
                Map$.MODULE$.<String, String>empty(),
                null,
                Option.empty(),
                Option.empty(),
                Option.empty());
    }
}
