package io.millrace.registration.listener;

import io.millrace.events.DomainEvent;
import io.millrace.events.Event;
import io.millrace.events.lake.RegisteredTable;
import io.millrace.events.lake.RegisteredTable.Change;
import io.millrace.events.lake.SchemaDrifted;
import io.millrace.events.lake.TablesRegistered;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.objects.ObjectLocation;
import io.millrace.platform.objects.ObjectStore;
import io.millrace.platform.stage.Stage;
import io.millrace.platform.stage.StageFailureException;
import io.millrace.platform.stage.StageResult;
import io.millrace.registration.catalog.Databases;
import io.millrace.registration.domain.CatalogNames;
import io.millrace.registration.domain.RegistrationRequest;
import io.millrace.registration.domain.TableRequest;
import io.millrace.registration.files.BoundedWork;
import io.millrace.registration.listener.TableRegistration.Attempt;
import io.millrace.registration.listener.TableRegistration.Registered;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** snapshot-bucketed, data-landed → tables-registered, and schema-drifted for each table that lost or retyped columns. */
public final class TableRegistrationStage implements Stage {
    /** The stage's name in the ledger. */
    public static final String NAME = "table-registration";

    private final CatalogNames names;
    private final Databases databases;
    private final TableRegistration registration;
    private final ObjectStore objects;
    private final BoundedWork tablesAtOnce;
    private final boolean projected;

    /**
     * A stage for the names' environment.
     *
     * @param projected whether engines may work partitions out from a table's parameters
     */
    public TableRegistrationStage(
            CatalogNames names,
            Databases databases,
            TableRegistration registration,
            ObjectStore objects,
            BoundedWork tablesAtOnce,
            boolean projected) {
        this.names = names;
        this.databases = databases;
        this.registration = registration;
        this.objects = objects;
        this.tablesAtOnce = tablesAtOnce;
        this.projected = projected;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public StageResult run(Event<?> cause, Run run) {
        Optional<RegistrationRequest> asked = RegistrationRequest.of(cause);
        if (asked.isEmpty()) {
            return StageResult.of(List.of(), Map.of("outcome", "ignored", "detail", "no event that brings tables"));
        }
        RegistrationRequest request = asked.get();
        check(request);
        String database = names.database(request.dataset());
        List<TableTask> tasks = tasks(request, database, run.id());
        databases.ensure(database);
        List<Attempt> attempts = tablesAtOnce.all(tasks, registration::attempt);
        List<Attempt> failed = attempts.stream()
                .filter(attempt -> attempt.failure().isPresent())
                .toList();
        if (!failed.isEmpty()) {
            throw Failures.of(database, tasks.size(), failed);
        }
        return result(
                request,
                database,
                attempts.stream()
                        .map(attempt -> attempt.registered().orElseThrow())
                        .toList());
    }

    private void check(RegistrationRequest request) {
        if (!request.environment().equals(names.environment())) {
            throw new StageFailureException(
                    "The tables of " + request.dataset() + " "
                            + request.origin().version() + " cannot be registered",
                    "they are of environment " + request.environment() + ", this service works for "
                            + names.environment(),
                    "Publish the event where that environment's services listen, or correct"
                            + " millrace.platform.environment.");
        }
        Optional<URI> missing = request.proof()
                .filter(proof -> objects.text(ObjectLocation.of(proof)).isEmpty());
        if (missing.isPresent()) {
            throw new StageFailureException(
                    "The tables of " + request.dataset() + " "
                            + request.origin().version() + " cannot be registered",
                    "the result document " + missing.get() + " is not there, and without it the files do not count",
                    "Run that bucketing again.");
        }
    }

    private List<TableTask> tasks(RegistrationRequest request, String database, String runId) {
        Map<String, TableTask> tasks = new LinkedHashMap<>();
        for (TableRequest table : request.tables()) {
            if (!table.isTable()) {
                continue;
            }
            String name = names.table(table);
            TableTask task = new TableTask(runId, database, name, table, request.origin(), projected);
            TableTask twin = tasks.putIfAbsent(name, task);
            if (twin != null) {
                throw new StageFailureException(
                        "Two tables of " + request.dataset() + " "
                                + request.origin().version() + " are called " + name,
                        "they lie at " + twin.request().location() + " and " + table.location(),
                        "Give the layouts different prefixes (millrace.registration.prefixes), or the tables"
                                + " different names.");
            }
        }
        return List.copyOf(tasks.values());
    }

    private StageResult result(RegistrationRequest request, String database, List<Registered> tables) {
        Map<String, String> facts = facts(request, tables);
        if (!tables.isEmpty() && tables.stream().allMatch(Registered::superseded)) {
            facts.put("outcome", "superseded");
            return StageResult.of(List.of(), facts);
        }
        List<DomainEvent> events = new ArrayList<>();
        tables.stream()
                .filter(table -> table.difference().breaksReaders())
                .forEach(table -> events.add(new SchemaDrifted(
                        request.dataset(),
                        request.environment(),
                        database,
                        table.table().name(),
                        table.files(),
                        table.difference().changes(),
                        table.table().change() == Change.HELD)));
        events.add(new TablesRegistered(
                request.dataset(),
                request.environment(),
                database,
                request.origin().version(),
                request.origin().snapshotDt().orElse(null),
                tables.stream().map(Registered::table).toList()));
        facts.put("outcome", "registered");
        return StageResult.of(events, facts);
    }

    private static Map<String, String> facts(RegistrationRequest request, List<Registered> tables) {
        Map<String, String> facts = new LinkedHashMap<>();
        Map<Change, Long> counts = tables.stream()
                .map(Registered::table)
                .collect(Collectors.groupingBy(RegisteredTable::change, Collectors.counting()));
        counts.forEach((change, count) -> facts.put(change.name().toLowerCase(Locale.ROOT), Long.toString(count)));
        String held = names(tables.stream()
                .filter(table -> table.table().change() == Change.HELD)
                .map(table -> table.table().name())
                .toList());
        putUnlessEmpty(facts, "heldTables", held);
        putUnlessEmpty(
                facts,
                "warnings",
                tables.stream().flatMap(table -> table.warning().stream()).collect(Collectors.joining("; ")));
        putUnlessEmpty(
                facts,
                "notTables",
                names(request.tables().stream()
                        .filter(table -> !table.isTable())
                        .map(TableRequest::base)
                        .toList()));
        return facts;
    }

    private static String names(List<String> names) {
        return String.join(", ", names);
    }

    private static void putUnlessEmpty(Map<String, String> facts, String name, String text) {
        if (!text.isEmpty()) {
            facts.put(name, text);
        }
    }
}
