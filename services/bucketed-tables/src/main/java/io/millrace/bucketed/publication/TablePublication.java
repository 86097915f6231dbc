package io.millrace.bucketed.publication;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.millrace.bucketed.catalog.CatalogTables;
import io.millrace.bucketed.catalog.TableDefinition;
import io.millrace.bucketed.domain.DatasetPlan;
import io.millrace.bucketed.domain.Edition;
import io.millrace.bucketed.domain.FailedCheckException;
import io.millrace.bucketed.domain.SchemaMapping;
import io.millrace.bucketed.domain.SourceTable;
import io.millrace.bucketed.domain.TableWork;
import io.millrace.bucketed.files.Folder;
import io.millrace.bucketed.files.VersionFiles;
import io.millrace.bucketed.store.BegunWrites;
import io.millrace.bucketed.store.Turns;
import io.millrace.events.bucketing.FinishedTable;
import io.millrace.events.bucketing.FinishedTable.Way;
import io.millrace.platform.objects.ObjectLocation;
import io.millrace.platform.objects.ObjectStore;
import io.millrace.platform.sql.SqlEngine;
import software.amazon.awssdk.services.glue.model.Table;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Makes one table, checks it, and puts it in the place of the one before by a single call. Until then readers see the one
 * before; what fails leaves it there.
 */
public final class TablePublication {
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final CatalogTables catalog;
    private final TableSources sources;
    private final ObjectStore objects;
    private final Turns turns;
    private final StagingTables stagings;
    private final DatasetPlan plan;
    private final TableMaker maker;

    /**
     * Tables of one dataset.
     *
     * @param timeout of one statement
     */
    public TablePublication(
            SqlEngine engine,
            CatalogTables catalog,
            VersionFiles files,
            ObjectStore objects,
            Turns turns,
            BegunWrites begun,
            DatasetPlan plan,
            Duration timeout) {
        this.catalog = catalog;
        this.sources = new TableSources(catalog);
        this.objects = objects;
        this.turns = turns;
        this.plan = plan;
        this.stagings = new StagingTables(engine, catalog, begun, timeout);
        this.maker = new TableMaker(engine, catalog, stagings, files, plan, timeout);
    }

    /**
     * Makes the table, or finds it made.
     *
     * @return empty when something newer stands there, or its source shows another version by now
     * @throws FailedCheckException when it did not stand a check
     */
    public Optional<FinishedTable> publish(TableWork work, Making making) {
        String staging = plan.names().staging(work.name(), making.edition().version());
        Optional<Table> standing = standing(work, making);
        if (standing.isPresent()) {
            stagings.clear(making.database(), staging);
            return finished(standing.get(), work, making);
        }
        Optional<SourceTable> source = sources.find(making.database(), work.source());
        if (source.isEmpty()) {
            stagings.clear(making.database(), staging);
            return Optional.empty();
        }
        TableDefinition definition;
        try {
            definition = maker.make(work, source.get(), staging, making);
        } catch (FailedCheckException e) {
            stagings.done(making.database(), staging);
            if (sources.find(making.database(), work.source()).isEmpty()) {
                return Optional.empty();
            }
            throw e;
        }
        if (work.way() == Way.ENTITY_RESOLUTION) {
            describe(work, source.get(), making);
        }
        switchTo(definition, making);
        stagings.done(making.database(), staging);
        return finished(catalog.find(making.database(), work.name()).orElseThrow(), work, making);
    }

    /**
     * The table as it stands, when it shows this version or a newer one. A version told of again, whenever, is not made
     * again: readers are at its files.
     */
    private Optional<Table> standing(TableWork work, Making making) {
        return catalog.find(making.database(), work.name()).filter(table -> CatalogTables.edition(table)
                .filter(shown -> isShown(shown, making) || shown.compareTo(making.edition()) > 0)
                .isPresent());
    }

    private void switchTo(TableDefinition definition, Making making) {
        if (!turns.has(making.dataset(), making.run())) {
            throw new IllegalStateException("The turn at " + making.dataset() + " has gone to another run; "
                    + definition.name() + " is left as it is");
        }
        catalog.put(making.database(), definition.toInput());
    }

    private static boolean isShown(Edition shown, Making making) {
        return shown.version().equals(making.edition().version());
    }

    private static Optional<FinishedTable> finished(Table table, TableWork work, Making making) {
        Optional<Edition> shown = CatalogTables.edition(table).filter(edition -> isShown(edition, making));
        return shown.map(same -> new FinishedTable(
                work.name(),
                work.source().base(),
                work.source().name(),
                URI.create(CatalogTables.location(table)),
                work.way(),
                Long.parseLong(table.parameters().get(TableDefinition.ROWS)),
                Integer.parseInt(table.parameters().get(TableDefinition.SAMPLED_KEYS))));
    }

    /** What people must know of tables that were made, though nothing is wrong with them. */
    public List<String> warnings(List<TableWork> works, String database) {
        return works.stream()
                .filter(work -> work.way() == Way.ENTITY_RESOLUTION)
                .flatMap(work -> sources
                        .find(database, work.source())
                        .flatMap(source -> SchemaMapping.warning(work.name(), source, plan.entityResolution()))
                        .stream())
                .toList();
    }

    private void describe(TableWork work, SourceTable source, Making making) {
        Folder target = Folder.of(plan.entityResolution().target().orElseThrow());
        try {
            objects.put(
                    new ObjectLocation(target.bucket(), target.prefix() + "schema-mappings/" + work.name() + ".json"),
                    JSON.writeValueAsString(SchemaMapping.of(
                                    work.name(),
                                    source,
                                    making.edition().version().snapshotDt().toString(),
                                    plan.entityResolution()))
                            + "\n",
                    "application/json");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "The schema mapping of " + work.name() + " could not be written as JSON", e);
        }
    }
}
