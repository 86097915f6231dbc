package io.millrace.bucketing.store;

import io.millrace.bucketing.domain.Completeness.Watch;
import io.millrace.bucketing.domain.Folder;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How far a run is: chosen, complete, prepared. A later round begins anew with the chosen snapshot.
 *
 * @param snapshotDt the chosen snapshot
 * @param round of the run
 * @param begun when this round began to wait
 * @param watch the listing that was last seen; of a complete snapshot, the listing that was found complete
 * @param complete how completeness was known; empty until then
 * @param warning what is to be said of the companion
 * @param version the folder that is prepared for the job; empty until then
 */
public record RunNotes(
        LocalDate snapshotDt,
        int round,
        Instant begun,
        Optional<Watch> watch,
        Optional<String> complete,
        Optional<String> warning,
        Optional<Folder> version) {

    /** A round begins. */
    public static RunNotes chosen(LocalDate snapshotDt, int round, Instant now) {
        return new RunNotes(
                snapshotDt, round, now, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A listing was seen. */
    public RunNotes watching(Watch seen) {
        return new RunNotes(snapshotDt, round, begun, Optional.of(seen), complete, warning, version);
    }

    /** The snapshot counts. */
    public RunNotes complete(String how, Optional<String> said) {
        return new RunNotes(snapshotDt, round, begun, watch, Optional.of(how), said, version);
    }

    /** The job may be started. */
    public RunNotes prepared(Folder folder) {
        return new RunNotes(snapshotDt, round, begun, watch, complete, warning, Optional.of(folder));
    }

    static RunNotes of(Map<String, String> values) {
        return new RunNotes(
                LocalDate.parse(values.get("snapshotDt")),
                Integer.parseInt(values.get("round")),
                Instant.parse(values.get("begun")),
                Optional.ofNullable(values.get("fingerprint"))
                        .map(fingerprint -> new Watch(fingerprint, Instant.parse(values.get("unchangedSince")))),
                Optional.ofNullable(values.get("complete")),
                Optional.ofNullable(values.get("warning")),
                Optional.ofNullable(values.get("prepared")).map(Folder::of));
    }

    Map<String, String> values() {
        Map<String, String> values = new HashMap<>();
        values.put("snapshotDt", snapshotDt.toString());
        values.put("round", Integer.toString(round));
        values.put("begun", begun.toString());
        watch.ifPresent(seen -> {
            values.put("fingerprint", seen.fingerprint());
            values.put("unchangedSince", seen.since().toString());
        });
        complete.ifPresent(how -> values.put("complete", how));
        warning.ifPresent(text -> values.put("warning", text));
        version.ifPresent(folder -> values.put("prepared", folder.toString()));
        return values;
    }
}
