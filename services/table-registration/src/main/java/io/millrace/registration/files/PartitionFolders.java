package io.millrace.registration.files;

import io.millrace.platform.stage.StageFailureException;
import io.millrace.registration.domain.TableRequest;
import io.millrace.registration.domain.WantedTable;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks that files lie where engines look for them. */
public final class PartitionFolders {
    private static final Pattern BUCKET = Pattern.compile(WantedTable.PARTITION_KEY + "=(\\d{1,6})/[^/]+");

    private PartitionFolders() {}

    /** The partitions that have files; empty for a table without partitions, whose files lie in its own folder. */
    public static SortedSet<Integer> of(TableRequest table, List<TableFile> files) {
        SortedSet<Integer> partitions = new TreeSet<>();
        for (TableFile file : files) {
            if (table.partitioned()) {
                partitions.add(partition(table, file));
            } else if (file.path().indexOf('/') >= 0) {
                throw misplaced(
                        table, file, "it lies in a folder of its own, which some engines read and others pass over");
            }
        }
        return partitions;
    }

    /** The partitions that have files below a folder, whatever else lies there. */
    public static SortedSet<Integer> with(List<TableFile> files) {
        SortedSet<Integer> partitions = new TreeSet<>();
        for (TableFile file : files) {
            Matcher path = BUCKET.matcher(file.path());
            if (path.matches()) {
                partitions.add(Integer.parseInt(path.group(1)));
            }
        }
        return partitions;
    }

    private static int partition(TableRequest table, TableFile file) {
        Matcher path = BUCKET.matcher(file.path());
        int buckets = table.buckets().orElse(0);
        if (!path.matches() || Integer.parseInt(path.group(1)) >= buckets) {
            throw misplaced(
                    table,
                    file,
                    "it is in none of the folders " + WantedTable.PARTITION_KEY + "=0 to " + WantedTable.PARTITION_KEY
                            + "=" + (buckets - 1));
        }
        return Integer.parseInt(path.group(1));
    }

    private static StageFailureException misplaced(TableRequest table, TableFile file, String why) {
        return new StageFailureException(
                "The file " + file.location() + " cannot be part of the table " + table.base(),
                why,
                "Move it, or remove it if it does not belong to the table.");
    }
}
