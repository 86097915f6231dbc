package io.millrace.cli.pipeline;

import com.fasterxml.jackson.core.type.TypeReference;
import io.millrace.cli.lake.DataOption;
import io.millrace.cli.lake.LakeConnection;
import io.millrace.cli.output.Json;
import io.millrace.cli.spark.SparkPrograms;
import io.millrace.config.tables.plan.Change;
import io.millrace.config.tables.plan.Change.Subject;
import io.millrace.config.tables.plan.PlanDiff;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether {@code millrace plan} asks the lake, too. */
final class StoredRowsOption {
    private static final String MAIN = "io.millrace.jobs.stream.plan.StoredRowsJob";

    @Mixin
    private DataOption data;

    @Option(
            names = "--rows",
            paramLabel = "N",
            description =
                    "Also judge by the new rules the newest N current rows, and the newest N in quarantine, of each table whose"
                            + " rules change: how many would be quarantined, and how many released. Needs the lake; writes"
                            + " nothing.")
    private Integer rows;

    boolean isSet() {
        return rows != null;
    }

    boolean isWrong() {
        return isSet() && rows < 1;
    }

    /** Tables of which rows must be judged anew: those that both files have and whose rules change. */
    static List<String> tables(PlanDiff plan) {
        return plan.changes().stream()
                .filter(change -> change.subject() == Subject.RULE)
                .map(Change::table)
                .distinct()
                .toList();
    }

    /** Asks the lake of these tables. */
    List<StoredForecast> judge(PlaceholderOptions placeholders, Path before, Path after, List<String> tables)
            throws IOException, InterruptedException {
        if (tables.isEmpty()) {
            return List.of();
        }
        try (LakeConnection lake = LakeConnection.open(data.folder())) {
            Map<String, String> environment = new HashMap<>(lake.variables());
            environment.putAll(placeholders.asEnvironment());
            SparkPrograms programs = new SparkPrograms(
                    DataOption.home(), "cdc-stream", environment, data.folder().resolve("logs"));
            List<String> arguments = new ArrayList<>(List.of(address(before), address(after), Integer.toString(rows)));
            arguments.addAll(tables);
            return programs.run(MAIN, arguments.toArray(String[]::new)).stream()
                    .filter(line -> line.startsWith("{"))
                    .map(line -> Json.read(line, new TypeReference<StoredForecast>() {}, "what " + MAIN + " printed"))
                    .toList();
        }
    }

    private static String address(Path file) {
        return file.toAbsolutePath().toUri().toString();
    }
}
