package io.millrace.cli.demo.bucketing;

import io.millrace.cli.demo.account.Check;
import io.millrace.cli.lake.LakeConnection;
import io.millrace.events.lake.StageFailed;
import io.millrace.platform.objects.ObjectLocation;
import software.amazon.awssdk.services.glue.model.Table;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What must be so after a snapshot that lacks columns: a person knows which, nothing was written, nothing has changed. */
final class HeldSnapshot {
    private final LakeConnection lake;
    private final DemoDatasets datasets;

    HeldSnapshot(LakeConnection lake, DemoDatasets datasets) {
        this.lake = lake;
        this.datasets = datasets;
    }

    List<Check> checks(StageFailed failed, List<String> missing, LocalDate date, Outcome before) {
        List<Check> checks = new ArrayList<>();
        String told = (failed.what() + failed.why() + failed.whatToDo()).toLowerCase(Locale.ROOT);
        checks.add(Check.sameRows(
                "missing columns, named by stage-failed",
                missing,
                missing.stream()
                        .filter(column -> told.contains(column.toLowerCase(Locale.ROOT)))
                        .toList()));
        checks.add(Check.same("files written but for the job's own documents", 0, filesOf(date)));
        checks.add(Check.sameRows("locations that the catalog names", locations(before), catalog(before)));
        return checks;
    }

    private long filesOf(LocalDate date) {
        ObjectLocation versions = datasets.versions(DemoDatasets.WIDE);
        try (Stream<ObjectLocation> files =
                lake.objects().list(new ObjectLocation(versions.bucket(), versions.key() + "v=" + date))) {
            return files.filter(file -> !file.key().contains("/metadata/")).count();
        }
    }

    private static List<Map.Entry<String, String>> locations(Outcome before) {
        return Stream.concat(
                        before.registered().tables().stream()
                                .map(table -> Map.entry(
                                        table.name(), plain(table.location().toString()))),
                        before.created().tables().stream()
                                .map(table -> Map.entry(
                                        table.name(), plain(table.location().toString()))))
                .toList();
    }

    private List<Map.Entry<String, String>> catalog(Outcome before) {
        List<String> names = locations(before).stream().map(Map.Entry::getKey).toList();
        return lake
                .aws()
                .glue()
                .getTablesPaginator(
                        request -> request.databaseName(before.created().database()))
                .stream()
                .flatMap(page -> page.tableList().stream())
                .filter(table -> names.contains(table.name()))
                .map(HeldSnapshot::entry)
                .toList();
    }

    private static Map.Entry<String, String> entry(Table table) {
        return Map.entry(table.name(), plain(table.storageDescriptor().location()));
    }

    private static String plain(String location) {
        return location.endsWith("/") ? location.substring(0, location.length() - 1) : location;
    }
}
