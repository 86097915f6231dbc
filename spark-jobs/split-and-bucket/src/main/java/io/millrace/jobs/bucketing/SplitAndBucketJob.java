package io.millrace.jobs.bucketing;

import io.millrace.config.InvalidInputException;
import io.millrace.config.Problem;
import io.millrace.config.columns.ColumnMapping;
import io.millrace.config.columns.ColumnMappingReader;
import io.millrace.config.columns.ColumnPlan;
import io.millrace.config.columns.ColumnPlanner;
import io.millrace.jobs.bucketing.plan.ColumnTypes;
import io.millrace.jobs.bucketing.plan.OutputLayout;
import io.millrace.jobs.bucketing.plan.SplitPlan;
import io.millrace.jobs.bucketing.plan.SplitPlanner;
import io.millrace.jobs.bucketing.source.SourceReader;
import io.millrace.jobs.bucketing.source.SourceSnapshot;
import io.millrace.jobs.bucketing.write.LaneCount;
import io.millrace.jobs.bucketing.write.SplitPass;
import io.millrace.jobs.bucketing.write.WrittenFile;
import io.millrace.jobs.support.JobFolder;
import io.millrace.jobs.support.JobRunner;
import io.millrace.jobs.support.PhaseTimings;
import io.millrace.jobs.support.ProgressLines;
import io.millrace.jobs.support.SparkJob;
import io.millrace.jobs.support.TaskProgress;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Splits a wide snapshot into bucketed tables. */
public final class SplitAndBucketJob implements SparkJob<BucketingArguments> {
    /** The job's name in results. */
    public static final String NAME = "split-and-bucket";

    private static final String DATE_FILE = "metadata/snapshot_dt.txt";

    /** Runs the job: {@code --arguments <address>}. */
    public static void main(String[] commandLine) {
        JobRunner.main(new SplitAndBucketJob(), commandLine);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<BucketingArguments> argumentsType() {
        return BucketingArguments.class;
    }

    @Override
    public void clear(BucketingArguments arguments, JobFolder target) throws IOException {
        target.remove(DATE_FILE);
        for (OutputLayout layout : OutputLayout.values()) {
            target.removeFolder(layout.title());
        }
        target.removeFolder(WrittenFile.REJECTED);
    }

    @Override
    public BucketingResult run(
            BucketingArguments arguments, SparkSession session, JobFolder target, ProgressLines progress)
            throws IOException {
        Instant started = Instant.now();
        PhaseTimings timings = new PhaseTimings();
        // names that differ in case alone are refused by the plan, with words; Spark must not guess before
        SparkSession own = session.newSession();
        own.conf().set("spark.sql.caseSensitive", "true");
        own.conf().set("spark.sql.adaptive.enabled", "false");
        own.conf().set("spark.sql.codegen.maxFields", Integer.toString(Integer.MAX_VALUE));
        Inputs inputs = inputs(arguments, own);
        SplitPlan plan = SplitPlanner.plan(
                arguments, inputs.source, inputs.columns, session.sparkContext().defaultParallelism());
        timings.end("plan");
        progress.say(
                "phase",
                "plan",
                "rows",
                inputs.source.rows(),
                "tables",
                plan.tables().size(),
                "tasks",
                plan.partitions());
        List<LaneCount> counts;
        TaskProgress watch = TaskProgress.watch(session, progress, "read", "write");
        try {
            counts = new SplitPass(own).run(plan, inputs.source.paths());
        } finally {
            watch.close();
        }
        timings.end("write");
        TableResults results = new TableResults(plan, counts);
        List<BucketingResult.Table> tables = results.tables(inputs.source.rows());
        settle(results.files(), target);
        target.writeText(DATE_FILE, arguments.snapshotDt());
        timings.end("check");
        tables.forEach(table -> progress.say(
                "table", table.name(), "layout", table.layout(), "rows", table.rows(), "files", table.files()));
        return new BucketingResult(
                NAME,
                arguments.runId(),
                arguments.dataset(),
                arguments.snapshotDt(),
                arguments.version(),
                started.toString(),
                Instant.now().toString(),
                new BucketingResult.Source(
                        arguments.source(), inputs.source.paths().size(), inputs.source.bytes(), inputs.source.rows()),
                arguments.mapping(),
                inputs.columns.skipped(),
                new Warnings(arguments, plan, counts).texts(tables),
                tables,
                timings.seconds());
    }

    /** What was found before anything is written. */
    private record Inputs(SourceSnapshot source, ColumnPlan columns) {}

    private static Inputs inputs(BucketingArguments arguments, SparkSession session) throws IOException {
        List<Problem> problems = new ArrayList<>();
        SourceSnapshot source = null;
        ColumnMapping mapping = null;
        try {
            source = new SourceReader(session).read(arguments.source());
        } catch (InvalidInputException e) {
            problems.addAll(e.problems());
        }
        if (arguments.mapping() != null) {
            mapping = mapping(arguments, session.sparkContext().hadoopConfiguration(), problems);
        }
        ColumnPlan columns = null;
        if (source != null) {
            List<String> names = Arrays.asList(source.schema().fieldNames());
            columns = ColumnPlanner.plan(
                    mapping == null ? ColumnMapping.wholeSource(arguments.dataset(), arguments.key(), names) : mapping,
                    names,
                    arguments.missing(),
                    problems);
            problems.addAll(ColumnTypes.problems(arguments, source, columns));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return new Inputs(source, columns);
    }

    private static ColumnMapping mapping(BucketingArguments arguments, Configuration hadoop, List<Problem> problems)
            throws IOException {
        try {
            return ColumnMappingReader.read(
                    JobFolder.read(arguments.mapping(), hadoop),
                    arguments.mapping(),
                    arguments.key(),
                    arguments.tables() == null ? List.of() : arguments.tables(),
                    problems);
        } catch (FileNotFoundException e) {
            problems.add(new Problem(
                    "column mapping " + arguments.mapping(),
                    "there is no such file",
                    "Upload it there, or name another one in the dataset's settings."));
            return new ColumnMapping(arguments.mapping(), arguments.key().toLowerCase(Locale.ROOT), List.of());
        }
    }

    /** Removes what no result names; then every named file must be there with its size. */
    private static void settle(Map<String, Long> written, JobFolder target) throws IOException {
        Map<String, Long> found = target.sizes();
        for (String stray : TableResults.strays(written, found)) {
            target.remove(stray);
        }
        written.forEach((path, bytes) -> {
            if (!bytes.equals(found.get(path))) {
                throw new IllegalStateException("file %s should have %d bytes, the store says %s: start the run again"
                        .formatted(path, bytes, found.get(path)));
            }
        });
    }
}
