package io.millrace.cli.trace;

import io.millrace.events.DomainEvent;
import io.millrace.events.bucketing.BucketedTablesCreated;
import io.millrace.events.bucketing.CleanroomReportWritten;
import io.millrace.events.bucketing.SnapshotBucketed;
import io.millrace.events.lake.SchemaDrifted;
import io.millrace.events.lake.SnapshotWritten;
import io.millrace.events.lake.StageFailed;
import io.millrace.events.lake.StageRecovered;
import io.millrace.events.lake.TablesRegistered;
import io.millrace.events.mapping.AdditionsFound;
import io.millrace.events.mapping.DeletionsApproved;
import io.millrace.events.mapping.DeletionsFound;
import io.millrace.events.mapping.DeletionsHeld;
import io.millrace.events.mapping.MappingSourceEmpty;
import io.millrace.events.mapping.MappingSyncRequested;
import io.millrace.events.streaming.TableConverged;
import io.millrace.events.streaming.TableDiverged;

/** What an event says, in a few words. */
public final class EventSummary {
    private EventSummary() {}

    /** The words for an event. */
    public static String of(DomainEvent event) {
        if (event instanceof SnapshotWritten written) {
            return written.snapshot() + ", " + written.rows() + " rows";
        }
        if (event instanceof AdditionsFound additions) {
            return additions.batch().rows() + " mappings, " + additions.batch().retargeted() + " retargeted";
        }
        if (event instanceof DeletionsFound deletions) {
            return deletions.batch().rows() + " mappings, " + deletions.batch().retargeted() + " retargeted";
        }
        if (event instanceof DeletionsHeld held) {
            return held.deletions() + " of " + held.previousRows() + " mappings";
        }
        if (event instanceof DeletionsApproved approved) {
            return "hold "
                    + approved.holdId()
                            .substring(0, Math.min(8, approved.holdId().length()));
        }
        if (event instanceof MappingSourceEmpty empty) {
            return empty.cause().name();
        }
        if (event instanceof SnapshotBucketed bucketed) {
            return bucketed.version() + ", " + bucketed.tables().size() + " tables, " + bucketed.sourceRows() + " rows";
        }
        if (event instanceof TablesRegistered registered) {
            return registered.version() + ", " + registered.tables().size() + " tables in " + registered.database();
        }
        if (event instanceof SchemaDrifted drifted) {
            return drifted.changes().size() + " changes, " + (drifted.held() ? "held" : "followed");
        }
        if (event instanceof BucketedTablesCreated created) {
            return created.version() + ", " + created.tables().size() + " tables verified";
        }
        if (event instanceof CleanroomReportWritten report) {
            return report.ready() + " of " + report.tables() + " tables ready, " + report.unknown() + " unknown";
        }
        if (event instanceof TableConverged converged) {
            return converged.table() + ", " + converged.rows().source() + " rows"
                    + (converged.uncompared() == null ? "" : ", without columns " + converged.uncompared())
                    + (converged.unsettled() == null ? "" : ", without " + converged.unsettled() + " keys that moved");
        }
        if (event instanceof TableDiverged diverged) {
            return diverged.table() + ", " + diverged.rangeCount() + " ranges"
                    + (diverged.repaired() ? ", repaired" : "");
        }
        if (event instanceof StageFailed failed) {
            return failed.stage() + ": " + failed.what();
        }
        if (event instanceof StageRecovered recovered) {
            return recovered.stage() + " after " + recovered.failures() + " failures";
        }
        if (event instanceof MappingSyncRequested requested && requested.reason() != null) {
            return requested.reason();
        }
        return "";
    }
}
