package io.millrace.lake.standin.glue.statistics;

import io.millrace.lake.standin.glue.catalog.GlueCatalog;
import io.millrace.lake.standin.protocol.Operation;

import java.util.List;

/** The operations of Glue on what is known of the values of columns. */
public final class StatisticsOperations {
    private StatisticsOperations() {}

    /** All of them, on this catalog. */
    public static List<Operation> all(GlueCatalog catalog) {
        return List.of(
                new GetColumnStatisticsForTable(catalog),
                new UpdateColumnStatisticsForTable(catalog),
                new DeleteColumnStatisticsForTable(catalog),
                new GetColumnStatisticsForPartition(catalog),
                new UpdateColumnStatisticsForPartition(catalog),
                new DeleteColumnStatisticsForPartition(catalog));
    }
}
