package io.millrace.cleanroom.listener;

import io.millrace.cleanroom.adapter.CatalogReader;
import io.millrace.cleanroom.adapter.CleanRoomReader;
import io.millrace.cleanroom.adapter.IdentityReader;
import io.millrace.cleanroom.adapter.ReportFiles;
import io.millrace.cleanroom.adapter.ReportNames;
import io.millrace.cleanroom.config.CleanroomSettings;
import io.millrace.cleanroom.domain.Limits;
import io.millrace.cleanroom.domain.Report;
import io.millrace.cleanroom.domain.State;
import io.millrace.cleanroom.domain.room.CatalogTable;
import io.millrace.events.Event;
import io.millrace.events.bucketing.BucketedTablesCreated;
import io.millrace.events.bucketing.CleanroomReportRequested;
import io.millrace.events.bucketing.CleanroomReportWritten;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.stage.Stage;
import io.millrace.platform.stage.StageFailureException;
import io.millrace.platform.stage.StageResult;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** bucketed-tables-created or cleanroom-report-requested → cleanroom-report-written. */
public final class CleanroomReportStage implements Stage {
    /** The stage's name in the ledger. */
    public static final String NAME = "cleanroom-reporting";

    private static final String FAILED = "The Clean Rooms report cannot be written";

    private final CleanroomSettings settings;
    private final CatalogReader catalog;
    private final CleanRoomReader cleanRooms;
    private final IdentityReader identity;
    private final ReportNames names;
    private final ReportFiles files;

    /** A stage for one membership. */
    public CleanroomReportStage(
            CleanroomSettings settings,
            CatalogReader catalog,
            CleanRoomReader cleanRooms,
            IdentityReader identity,
            ReportNames names,
            ReportFiles files) {
        this.settings = settings;
        this.catalog = catalog;
        this.cleanRooms = cleanRooms;
        this.identity = identity;
        this.names = names;
        this.files = files;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public StageResult run(Event<?> cause, Run run) {
        return cause.data() instanceof CleanroomReportRequested request
                ? requested(cause, request)
                : created(cause, cause.as(BucketedTablesCreated.class).data());
    }

    private StageResult requested(Event<?> cause, CleanroomReportRequested request) {
        if (isElsewhere(request.database())) {
            throw new StageFailureException(
                    FAILED,
                    "it was asked for of database " + request.database() + ", this service reports on "
                            + settings.database().orElseThrow(),
                    "Ask for that one, or change millrace.cleanroom.database.");
        }
        return report(
                cause,
                request.database(),
                settings.membershipId()
                        .orElseThrow(() -> new StageFailureException(
                                FAILED,
                                "millrace.cleanroom.membership-id is not set",
                                "Set it to the id of the Clean Rooms membership.")));
    }

    private StageResult created(Event<?> cause, BucketedTablesCreated created) {
        if (!settings.datasets().contains(created.dataset())) {
            return ignored("dataset " + created.dataset() + " is not in millrace.cleanroom.datasets");
        }
        if (!created.environment().equals(settings.environment())) {
            throw new StageFailureException(
                    FAILED,
                    "the tables of dataset " + created.dataset() + " are of environment " + created.environment()
                            + ", this service works for " + settings.environment(),
                    "Publish the event where that environment's services listen, or correct"
                            + " millrace.platform.environment.");
        }
        if (isElsewhere(created.database())) {
            return ignored("database " + created.database() + " is not millrace.cleanroom.database");
        }
        Optional<String> membership = settings.membershipId();
        return membership.isPresent()
                ? report(cause, created.database(), membership.get())
                : ignored("millrace.cleanroom.membership-id is not set");
    }

    private boolean isElsewhere(String database) {
        return settings.database().filter(only -> !only.equals(database)).isPresent();
    }

    private static StageResult ignored(String detail) {
        return StageResult.of(List.of(), Map.of("outcome", "ignored", "detail", detail));
    }

    private StageResult report(Event<?> cause, String database, String membershipId) {
        List<CatalogTable> tables = catalog.tables(database, settings::reportsOn);
        Report report = Report.of(
                cause.time(),
                membershipId,
                database,
                settings.tablePrefix(),
                limits(cause.time()),
                tables,
                cleanRooms.read(membershipId),
                identity.read());
        ReportFiles.Written written = files.write(names.of(files.place(), cause), report);
        CleanroomReportWritten event = new CleanroomReportWritten(
                database,
                settings.environment(),
                membershipId,
                written.json(),
                written.tables(),
                written.identity(),
                written.page(),
                tables.size(),
                report.count(State.YES),
                report.count(State.UNKNOWN));
        return StageResult.of(
                List.of(event),
                Map.of(
                        "outcome", "written",
                        "report", written.json().toString(),
                        "page", written.page() == null ? "none" : written.page().toString(),
                        "tables", Integer.toString(event.tables()),
                        "ready", Integer.toString(event.ready()),
                        "notReady", Integer.toString(report.count(State.NO)),
                        "unknown", Integer.toString(event.unknown()),
                        "unansweredCalls", Integer.toString(report.faults().size())));
    }

    private Limits limits(Instant now) {
        return new Limits(
                settings.maxColumns(),
                settings.maxAssociations(),
                now.atZone(ZoneOffset.UTC).toLocalDate().minusDays(settings.maxSnapshotAgeDays()));
    }
}
