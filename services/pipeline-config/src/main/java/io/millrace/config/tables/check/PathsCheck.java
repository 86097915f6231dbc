package io.millrace.config.tables.check;

import io.millrace.config.tables.PipelineConfig;
import io.millrace.config.tables.PipelineSettings;
import io.millrace.config.tables.TableConfig;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Folders that must lie apart, since each is written and cleared by itself. */
final class PathsCheck {
    private record Folder(String name, String address, Object part, String key, boolean internal) {}

    private PathsCheck() {}

    static void check(PipelineConfig config, Report report) {
        List<Folder> folders = folders(config);
        for (int i = 0; i < folders.size(); i++) {
            Folder folder = folders.get(i);
            folders.subList(0, i).stream()
                    .filter(earlier -> overlap(earlier, folder))
                    .findFirst()
                    .ifPresent(earlier -> report.wrong(
                            folder.part(),
                            folder.key(),
                            "the folder is the same as that of %s, or one lies in the other".formatted(earlier.name()),
                            "Give each a folder of its own."));
        }
    }

    private static List<Folder> folders(PipelineConfig config) {
        PipelineSettings settings = config.settings();
        List<Folder> folders = new ArrayList<>();
        String bucket = "s3://" + settings.deltaBucket() + "/";
        folders.add(new Folder("the metrics", bucket + "dq_metrics/", settings, "delta_bucket", true));
        folders.add(new Folder("the quality states", bucket + "deequ-state/", settings, "delta_bucket", true));
        folders.add(new Folder("the quarantine", settings.quarantinePath(), settings, "quarantine_path", false));
        folders.add(
                new Folder("the checkpoints", settings.checkpointLocation(), settings, "checkpoint_location", false));
        for (TableConfig table : config.tables()) {
            folders.add(new Folder("table " + table.name(), table.deltaPath(), table, "delta_path", table.internal()));
        }
        folders.removeIf(folder -> Objects.isNull(folder.address()));
        return folders;
    }

    private static boolean overlap(Folder one, Folder other) {
        boolean inside =
                one.address().startsWith(other.address()) || other.address().startsWith(one.address());
        boolean internalTableOfMetrics = one.internal() && other.internal() && one.part() instanceof PipelineSettings;
        return inside && !internalTableOfMetrics;
    }
}
