package io.millrace.bucketing.domain;

import io.millrace.bucketing.domain.JobResult.Source;
import io.millrace.bucketing.domain.JobResult.Table;
import io.millrace.events.bucketing.Layout;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class ResultCheckTest {
    private static final JobArguments ASKED =
            JobArguments.of(Plans.WIDE, LocalDate.of(2025, 10, 22), "2025-10-22-1f0c9a3b", "run-1");

    @Property(tries = 300)
    void rows_of_the_source_are_the_rows_and_rejected_rows_of_each_table_in_each_layout(
            @ForAll @IntRange(min = -1, max = 4) int rows,
            @ForAll @IntRange(min = -1, max = 4) int rejected,
            @ForAll @IntRange(max = 4) int source) {
        // given
        JobResult result =
                result(source, table("a", Layout.HIVE_BUCKETS, source, 0), table("a", Layout.FILES, rows, rejected));
        // when
        List<String> faults = ResultCheck.faults(ASKED, result);
        // then
        assertThat(faults.isEmpty()).isEqualTo(rows >= 0 && rejected >= 0 && rows + rejected == source);
    }

    @Test
    void every_fault_is_told_at_once() {
        // given
        JobResult result = result(
                5,
                table("a", Layout.HIVE_BUCKETS, 4, 0),
                table("a", Layout.HIVE_BUCKETS, 5, 0),
                table("a", Layout.PARTITIONS, 5, 0),
                table("b", Layout.FILES, 5, 0));
        // when
        List<String> faults = ResultCheck.faults(ASKED, result);
        // then
        assertThat(faults)
                .containsExactly(
                        "table a is there twice in layout hive-buckets",
                        "table a is in layout partitions, which was not asked for",
                        "table b is missing in layout hive-buckets",
                        "table a is missing in layout files",
                        "table a in layout hive-buckets: 4 rows and 0 rejected ones are not the 5 rows of the source");
    }

    @Test
    void rejected_rows_lie_where_the_version_keeps_them() {
        // given
        Table table = table("a", Layout.HIVE_BUCKETS, 4, 1);
        Table elsewhere = new Table(
                "a",
                Layout.FILES,
                ASKED.target() + "files/a/",
                "customer_user_id",
                0,
                4,
                1,
                1,
                0,
                1,
                1,
                2,
                "s3://b/x/");
        // when
        List<String> faults = ResultCheck.faults(ASKED, result(5, table, elsewhere));
        // then
        assertThat(faults)
                .containsExactly("table a in layout files: rejectedLocation is s3://b/x/ instead of " + ASKED.target()
                        + "rejected/a/");
    }

    private static JobResult result(long sourceRows, Table... tables) {
        return new JobResult(
                "split-and-bucket",
                "run-1",
                "wide",
                "2025-10-22",
                "2025-10-22-1f0c9a3b",
                "then",
                "now",
                new Source(ASKED.source(), 1, 1, sourceRows),
                ASKED.mapping(),
                List.of(),
                List.of(),
                List.of(tables),
                Map.of());
    }

    private static Table table(String name, Layout layout, long rows, long rejected) {
        return new Table(
                name,
                layout,
                ASKED.target() + layout.title() + "/" + name + "/",
                "CUSTOMER_USER_ID",
                layout == Layout.FILES ? 0 : 256,
                rows,
                rejected,
                rejected,
                0,
                1,
                1,
                2,
                rejected == 0 ? null : ASKED.target() + "rejected/" + name + "/");
    }
}
