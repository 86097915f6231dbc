package io.millrace.jobs.replay;

import io.millrace.jobs.history.HistoryColumns;
import io.millrace.jobs.history.model.Place;
import io.millrace.jobs.history.model.Version;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The telemetry's rows as the model names them. */
final class Versions {
    private Versions() {}

    static List<Version> of(Dataset<Row> table) {
        return table.collectAsList().stream().map(Versions::version).toList();
    }

    private static Version version(Row row) {
        Map<String, Object> values = new HashMap<>();
        boolean deleted = row.getAs(HistoryColumns.OPERATION).equals("DELETE");
        Past.COLUMNS.values().forEach(column -> {
            if (!deleted || row.getAs(column) != null) {
                values.put(column, row.getAs(column));
            }
        });
        Map<String, Optional<Place>> sources = new HashMap<>();
        if (row.getAs(HistoryColumns.UNCHANGED) != null) {
            for (Row source : row.<Row>getList(row.fieldIndex(HistoryColumns.UNCHANGED))) {
                sources.put(source.getString(0), Optional.ofNullable(place(source, "lsn", "transaction_order")));
            }
        }
        return new Version(
                List.of(row.<Integer>getAs("id")),
                row.getAs(HistoryColumns.OPERATION),
                place(row, HistoryColumns.LSN, HistoryColumns.ORDER),
                instant(row, HistoryColumns.FROM),
                instant(row, HistoryColumns.TO),
                row.getAs(HistoryColumns.CURRENT),
                row.getAs(HistoryColumns.LAST),
                place(row, HistoryColumns.DELETED_LSN, HistoryColumns.DELETED_ORDER),
                values,
                sources);
    }

    private static Place place(Row row, String lsn, String order) {
        return row.getAs(lsn) == null ? null : new Place(row.<Long>getAs(lsn), row.<Long>getAs(order));
    }

    private static Instant instant(Row row, String column) {
        Timestamp value = row.getAs(column);
        return value == null ? null : value.toInstant();
    }
}
