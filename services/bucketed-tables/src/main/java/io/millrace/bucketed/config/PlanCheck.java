package io.millrace.bucketed.config;

import io.millrace.bucketed.domain.DatasetPlan;
import io.millrace.bucketed.files.Folder;
import io.millrace.events.bucketing.FinishedTable.Way;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Refuses settings by which one table's files would lie among another's. */
public final class PlanCheck {
    private static final String PREFIX = "millrace.bucketed-tables.datasets.";

    private PlanCheck() {}

    /**
     * Checks all plans together.
     *
     * @throws IllegalStateException naming the property that is wrong
     */
    public static void check(Collection<DatasetPlan> plans) {
        Map<String, Folder> folders = new TreeMap<>();
        for (DatasetPlan plan : plans) {
            String dataset = PREFIX + plan.dataset();
            if (plan.way() == Way.CTAS && plan.ctasTarget().isEmpty()) {
                throw missing(dataset + ".ctas-target", "way is ctas");
            }
            if (!plan.entityResolution().tables().isEmpty()
                    && plan.entityResolution().target().isEmpty()) {
                throw missing(dataset + ".entity-resolution.target", "entity-resolution.tables names tables");
            }
            plan.ctasTarget().ifPresent(target -> add(folders, dataset + ".ctas-target", target));
            plan.entityResolution()
                    .target()
                    .ifPresent(target -> add(folders, dataset + ".entity-resolution.target", target));
            for (int i = 0; i < plan.versionRoots().size(); i++) {
                add(
                        folders,
                        dataset + ".version-roots[" + i + "]",
                        plan.versionRoots().get(i));
            }
        }
    }

    private static void add(Map<String, Folder> folders, String property, String location) {
        Folder folder;
        try {
            folder = Folder.of(location);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(property + " is wrong: " + e.getMessage(), e);
        }
        folders.forEach((other, there) -> {
            if (folder.overlaps(there)) {
                throw new IllegalStateException(
                        property + " " + folder + " and " + other + " " + there
                                + " lie in one another: files of one table would be read as another's. Give each its own folder.");
            }
        });
        folders.put(property, folder);
    }

    private static IllegalStateException missing(String property, String why) {
        return new IllegalStateException(
                property + " is missing although " + why + ". Set it to a folder such as s3://bucket/path/.");
    }
}
