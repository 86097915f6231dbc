package io.millrace.bucketed.store;

import io.millrace.bucketed.catalog.Occupied;
import io.millrace.bucketed.domain.DatasetPlan;
import io.millrace.bucketed.domain.Version;
import io.millrace.bucketed.domain.VersionsToKeep;
import io.millrace.bucketed.files.Folder;
import io.millrace.bucketed.files.VersionFiles;
import io.millrace.platform.ledger.RunLedger;
import software.amazon.awssdk.services.glue.GlueClient;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.stream.Stream;

/**
 * Removes the folders of old versions. What tables name is asked for each root, what runs use for each folder; what cannot
 * be asked stops the clean-up.
 */
public final class OldVersions {
    private final VersionFiles files;
    private final GlueClient glue;
    private final RunLedger ledger;

    /** Versions seen by these clients. */
    public OldVersions(VersionFiles files, GlueClient glue, RunLedger ledger) {
        this.files = files;
        this.glue = glue;
        this.ledger = ledger;
    }

    /**
     * Removes what may go.
     *
     * @return what was removed: each folder with its number of objects
     */
    public List<String> remove(DatasetPlan plan) {
        List<String> removed = new ArrayList<>();
        for (Folder root : roots(plan)) {
            NavigableMap<Version, Folder> there = files.versions(root);
            Occupied[] tables = {null};
            new VersionsToKeep(plan.keepSnapshots())
                    .removable(there.keySet(), version -> {
                        tables[0] = tables[0] == null ? Occupied.now(glue) : tables[0];
                        return tables[0].has(there.get(version))
                                || RunsUnderWay.now(ledger).use(version);
                    })
                    .map(there::get)
                    .forEach(folder -> removed.add(folder + " (" + files.clear(folder) + " objects)"));
        }
        return removed;
    }

    /** The engine's targets have a folder for each table, the job's roots have versions right in them. */
    private List<Folder> roots(DatasetPlan plan) {
        Stream<Folder> ofTables = Stream.of(
                        plan.ctasTarget(), plan.entityResolution().target())
                .flatMap(target -> target.stream())
                .map(Folder::of)
                .flatMap(target -> files.folders(target).stream());
        return Stream.concat(plan.versionRoots().stream().map(Folder::of), ofTables)
                .sorted()
                .distinct()
                .toList();
    }
}
