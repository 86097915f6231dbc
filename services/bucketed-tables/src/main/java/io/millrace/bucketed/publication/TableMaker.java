package io.millrace.bucketed.publication;

import io.millrace.bucketed.catalog.CatalogTables;
import io.millrace.bucketed.catalog.TableDefinition;
import io.millrace.bucketed.domain.Checked;
import io.millrace.bucketed.domain.Column;
import io.millrace.bucketed.domain.DatasetPlan;
import io.millrace.bucketed.domain.RowIds;
import io.millrace.bucketed.domain.SourceTable;
import io.millrace.bucketed.domain.TableWork;
import io.millrace.bucketed.engine.Queries;
import io.millrace.bucketed.engine.TableWriter;
import io.millrace.bucketed.engine.Verification;
import io.millrace.bucketed.files.Folder;
import io.millrace.bucketed.files.VersionFiles;
import io.millrace.events.bucketing.FinishedTable.Way;
import io.millrace.platform.sql.SqlDialect;
import io.millrace.platform.sql.SqlDialect.NewTable;
import io.millrace.platform.sql.SqlEngine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes a table under its staging name and checks it there. */
final class TableMaker {
    private final SqlEngine engine;
    private final CatalogTables catalog;
    private final StagingTables stagings;
    private final DatasetPlan plan;
    private final Duration timeout;
    private final TableWriter writer;

    TableMaker(
            SqlEngine engine,
            CatalogTables catalog,
            StagingTables stagings,
            VersionFiles files,
            DatasetPlan plan,
            Duration timeout) {
        this.engine = engine;
        this.catalog = catalog;
        this.stagings = stagings;
        this.plan = plan;
        this.timeout = timeout;
        this.writer = new TableWriter(files, plan.openWriters());
    }

    /** The definition under its final name, with what was counted. */
    TableDefinition make(TableWork work, SourceTable source, String staging, Making making) {
        Queries queries = making.queries(engine, work.name(), timeout);
        TableDefinition definition = definition(work, source, making);
        if (work.way() != Way.DIRECT) {
            NewTable written = written(work, source, staging, definition.location());
            writer.preflight(queries, written);
            stagings.clear(making.database(), staging);
            stagings.begin(making.database(), staging, writer.statement(queries, written));
            writer.write(queries, written);
        }
        catalog.put(making.database(), definition.as(staging).toInput());
        Verification verification = new Verification(queries, source, staging);
        Checked checked = work.way() == Way.ENTITY_RESOLUTION
                ? verification.entityResolution()
                : verification.bucketed(plan.sampledKeys());
        return definition.verified(checked.rows(), checked.sampledKeys());
    }

    private TableDefinition definition(TableWork work, SourceTable source, Making making) {
        boolean bucketed = work.way() != Way.ENTITY_RESOLUTION;
        return new TableDefinition(
                work.name(),
                location(work, source, making),
                bucketed ? source.columns() : withRowId(source),
                bucketed ? source.key() : null,
                bucketed ? source.buckets() : 0,
                making.dataset(),
                making.edition(),
                Map.of(
                        "millrace.source",
                        source.name(),
                        "millrace.way",
                        work.way().title()));
    }

    private String location(TableWork work, SourceTable source, Making making) {
        return switch (work.way()) {
            case DIRECT -> source.location();
            case CTAS -> written(plan.ctasTarget().orElseThrow(), source, making);
            case ENTITY_RESOLUTION -> written(plan.entityResolution().target().orElseThrow(), source, making);
        };
    }

    private static String written(String target, SourceTable source, Making making) {
        return Folder.of(target)
                .in(source.base())
                .in(making.edition().version().folder())
                .toString();
    }

    private NewTable written(TableWork work, SourceTable source, String staging, String location) {
        SqlDialect sql = engine.dialect();
        if (work.way() == Way.ENTITY_RESOLUTION) {
            return new NewTable(source.database(), staging, location, null, 0, RowIds.query(source, sql));
        }
        String select = "SELECT "
                + sql.columns(source.columns().stream().map(Column::name).toList()) + " FROM "
                + sql.table(source.database(), source.name());
        return new NewTable(source.database(), staging, location, source.key(), source.buckets(), select);
    }

    private static List<Column> withRowId(SourceTable source) {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(RowIds.COLUMN, "string"));
        columns.add(new Column(source.key(), source.keyType()));
        columns.addAll(source.othersThan(RowIds.ID_BUCKET));
        return columns;
    }
}
