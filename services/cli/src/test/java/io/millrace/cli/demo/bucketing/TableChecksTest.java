package io.millrace.cli.demo.bucketing;

import io.millrace.cli.demo.account.Check;
import io.millrace.cli.demo.bucketing.Outcome.Counted;
import io.millrace.cli.demo.bucketing.Outcome.RowIds;
import io.millrace.cli.demo.bucketing.Outcome.Stored;
import io.millrace.events.bucketing.BucketedTable;
import io.millrace.events.bucketing.BucketedTablesCreated;
import io.millrace.events.bucketing.FinishedTable;
import io.millrace.events.bucketing.FinishedTable.Way;
import io.millrace.events.bucketing.Layout;
import io.millrace.events.bucketing.SnapshotBucketed;
import io.millrace.events.lake.RegisteredTable;
import io.millrace.events.lake.TablesRegistered;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class TableChecksTest {
    private static final URI FOLDER = URI.create("s3://bucket/folder/");
    private static final String VERSION = "2026-01-31-00000000";
    private static final List<String> ROW = Arrays.asList("k1", null);
    private static final Truth TRUTH =
            new Truth("wide", 12, 10, 2, 1, 9, List.of(new Truth.Table("t", List.of("key", "a"), List.of(ROW))));

    private long sourceRows = 12;
    private long rows = 10;
    private long rejected = 2;
    private long nullKeys = 2;
    private long repeated = 1;
    private long storedBytes = 500;
    private RegisteredTable.Change change = RegisteredTable.Change.CREATED;
    private int sampledKeys = 5;
    private Counted counted = new Counted(10, 9, 0);
    private List<String> columns = List.of("key", "a");
    private List<List<String>> sampled = List.of(ROW);
    private RowIds rowIds = new RowIds(10, 10);

    @Test
    void a_run_that_did_all_as_it_should_meets_every_check() {
        // when
        List<Check> checks = TableChecks.of(TRUTH, outcome());

        // then
        assertThat(checks).hasSize(11).allMatch(Check::met);
    }

    /** One thing wrong with a run. */
    private interface Fault {
        void in(TableChecksTest run);
    }

    private static Arguments fault(String figure, Fault fault) {
        return Arguments.of(figure, fault);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("rows of the snapshot", run -> run.sourceRows = 11),
                fault("rows, rejected rows", run -> run.rows = 9),
                fault("rows, rejected rows", run -> run.rejected = 3),
                fault("no key, repeated keys", run -> run.nullKeys = 1),
                fault("no key, repeated keys", run -> run.repeated = 0),
                fault("files and bytes", run -> run.storedBytes = 499),
                fault("created in the catalog", run -> run.change = RegisteredTable.Change.HELD),
                fault("verified with sampled keys", run -> run.sampledKeys = 0),
                fault("rows, keys, rows without key", run -> run.counted = new Counted(10, 8, 0)),
                fault("rows, keys, rows without key", run -> run.counted = new Counted(10, 9, 1)),
                fault("columns, the key first", run -> run.columns = List.of("a", "key")),
                fault("rows of sampled keys", run -> run.sampled = List.of(Arrays.asList("k1", "other"))),
                fault("rows of sampled keys", run -> run.sampled = List.of()),
                fault("rows, ids that differ", run -> run.rowIds = new RowIds(10, 9)));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void one_fault_is_missed_by_the_one_check_that_is_for_it(String figure, Fault fault) {
        // given
        fault.in(this);

        // when
        List<Check> checks = TableChecks.of(TRUTH, outcome());

        // then
        assertThat(checks).filteredOn(check -> !check.met()).singleElement().satisfies(check -> assertThat(check.what())
                .contains(figure));
    }

    private Outcome outcome() {
        BucketedTable table = new BucketedTable("t", Layout.HIVE_BUCKETS, FOLDER, "key", 256, rows, rejected, 500, 3);
        return new Outcome(
                new SnapshotBucketed("wide", "stg", "2026-01-31", VERSION, FOLDER, FOLDER, sourceRows, List.of(table)),
                new TablesRegistered(
                        "wide",
                        "stg",
                        "lake_stg",
                        VERSION,
                        "2026-01-31",
                        List.of(new RegisteredTable(
                                "ext_t", "t", change, FOLDER, Layout.HIVE_BUCKETS, "key", 256, 2, 10L, 500L))),
                new BucketedTablesCreated(
                        "wide",
                        "stg",
                        "lake_stg",
                        VERSION,
                        "2026-01-31",
                        List.of(
                                new FinishedTable("bucketed_t", "t", "ext_t", FOLDER, Way.DIRECT, 10, sampledKeys),
                                new FinishedTable("part_t_er", "t", "ext_t", FOLDER, Way.ENTITY_RESOLUTION, 10, 0))),
                new JobDocument(List.of(new JobDocument.Table("t", rejected, nullKeys, repeated, 2)), Map.of()),
                Map.of("t", new Stored(3, storedBytes)),
                Map.of("bucketed_t", counted),
                Map.of("bucketed_t", columns),
                Map.of("t", sampled),
                Map.of("part_t_er", rowIds));
    }
}
