package io.millrace.registration.listener;

import io.millrace.events.lake.LandedTable.Format;
import io.millrace.events.lake.RegisteredTable;
import io.millrace.events.lake.RegisteredTable.Change;
import io.millrace.platform.stage.StageFailureException;
import io.millrace.registration.catalog.TableSwitch;
import io.millrace.registration.catalog.TableSwitch.Outcome;
import io.millrace.registration.domain.SchemaDifference;
import io.millrace.registration.domain.TableRequest;
import io.millrace.registration.domain.WantedTable;
import io.millrace.registration.files.TableSource;
import org.jboss.logging.Logger;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Registers one table: reads its files, switches the catalog, and keeps a failure with the table's name. */
public final class TableRegistration {
    private static final Logger LOG = Logger.getLogger(TableRegistration.class);

    private final Map<Format, TableSource> sources;
    private final TableSwitch catalog;
    private final HeldTables held;

    /**
     * Registrations in this catalog.
     *
     * @param sources for every format
     */
    public TableRegistration(Map<Format, TableSource> sources, TableSwitch catalog, HeldTables held) {
        this.sources = Map.copyOf(sources);
        this.catalog = catalog;
        this.held = held;
    }

    /**
     * What came of one table.
     *
     * @param difference of its schema
     * @param warning for people
     * @param superseded whether the catalog shows something newer
     */
    record Registered(
            RegisteredTable table,
            URI files,
            SchemaDifference difference,
            Optional<String> warning,
            boolean superseded) {}

    /** Of one table, either what came of it or why nothing did. */
    record Attempt(String table, Optional<Registered> registered, Optional<RuntimeException> failure) {}

    Attempt attempt(TableTask task) {
        try {
            return new Attempt(task.name(), Optional.of(register(task)), Optional.empty());
        } catch (RuntimeException e) {
            LOG.warnf("event=table-failed run=%s table=%s error=%s", task.runId(), task.name(), e.getMessage());
            return new Attempt(task.name(), Optional.empty(), Optional.of(e));
        }
    }

    private Registered register(TableTask task) {
        TableRequest request = task.request();
        WantedTable wanted = task.wanted(sources.get(request.format()).read(request));
        Outcome outcome = catalog.to(wanted);
        if (outcome.change() == Change.HELD) {
            held.note(wanted, task.runId());
        } else {
            held.forget(wanted);
        }
        Optional<String> warning =
                wanted.isTooWideForCleanRooms() ? Optional.of(wanted.widthWarning()) : Optional.empty();
        warning.ifPresent(text -> LOG.warnf(
                "event=table-too-wide-for-clean-rooms run=%s table=%s error=%s", task.runId(), task.name(), text));
        boolean showsThis = outcome.change() != Change.HELD && outcome.newer().isEmpty();
        RegisteredTable registered = new RegisteredTable(
                wanted.name(),
                request.base(),
                outcome.change(),
                showsThis ? URI.create(wanted.location()) : location(outcome, request),
                request.layout().orElse(null),
                request.key().orElse(null),
                request.buckets().orElse(null),
                outcome.columns(),
                showsThis ? wanted.contents().rows().orElse(null) : null,
                showsThis ? wanted.contents().bytes().orElse(null) : null);
        return new Registered(
                registered,
                URI.create(wanted.location()),
                outcome.difference(),
                warning,
                outcome.newer().isPresent());
    }

    /** A table that others made may lie nowhere. */
    private static URI location(Outcome outcome, TableRequest request) {
        return outcome.location().isBlank() ? request.location() : URI.create(outcome.location());
    }

    /** Whether trying again soon cannot help: what the files or the caller's rights are does not pass by itself. */
    static boolean isLasting(RuntimeException failure) {
        if (failure instanceof AwsServiceException refused) {
            return refused.statusCode() >= 400
                    && refused.statusCode() < 500
                    && refused.statusCode() != 408
                    && refused.statusCode() != 429
                    && !refused.isThrottlingException()
                    && !refused.isClockSkewException();
        }
        return failure instanceof StageFailureException;
    }
}
