package io.millrace.lake.standin.glue;

import io.millrace.lake.standin.glue.catalog.GlueCatalog;
import io.millrace.lake.standin.glue.partition.PartitionOperations;
import io.millrace.lake.standin.glue.statistics.StatisticsOperations;
import io.millrace.lake.standin.protocol.Operation;

import java.util.ArrayList;
import java.util.List;

/** The operations of Glue that are answered. */
public final class GlueOperations {
    private GlueOperations() {}

    /** All of them, on this catalog. */
    public static List<Operation> all(GlueCatalog catalog) {
        List<Operation> all = new ArrayList<>(List.of(
                new CreateDatabase(catalog),
                new GetDatabase(catalog),
                new GetDatabases(catalog),
                new UpdateDatabase(catalog),
                new DeleteDatabase(catalog),
                new CreateTable(catalog),
                new GetTable(catalog),
                new GetTables(catalog),
                new UpdateTable(catalog),
                new DeleteTable(catalog),
                new BatchDeleteTable(catalog),
                new GetUserDefinedFunctions(catalog)));
        all.addAll(PartitionOperations.all(catalog));
        all.addAll(StatisticsOperations.all(catalog));
        return all;
    }
}
