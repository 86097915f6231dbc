package io.millrace.lake.standin.glue.partition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.glue.catalog.GlueCatalog;
import io.millrace.lake.standin.glue.catalog.GlueOperation;
import io.millrace.lake.standin.glue.catalog.Page;
import io.millrace.lake.standin.glue.catalog.TableName;
import io.millrace.lake.standin.glue.expression.PartitionFilter;
import io.millrace.lake.standin.protocol.AwsRequest;

import java.util.function.Predicate;

/** The partitions of a table, page by page: all or those of an expression, whole or one segment of several. */
final class GetPartitions extends GlueOperation {
    GetPartitions(GlueCatalog catalog) {
        super(catalog);
    }

    @Override
    public ObjectNode perform(AwsRequest request) {
        TableName table = tableName(request);
        ObjectNode definition = catalog().table(table.database(), table.table());
        Predicate<ObjectNode> wanted = Segment.of(request)
                .and(PartitionFilter.of(definition.path("PartitionKeys"), request.optional("Expression")));
        Page page = Page.ofPartitions(request, key -> catalog().partitions().after(table, key), wanted);
        boolean bare = request.field("ExcludeColumnSchema").asBoolean();
        return (bare ? page.mapped(GetPartitions::withoutColumns) : page).answer("Partitions");
    }

    private static ObjectNode withoutColumns(ObjectNode partition) {
        ObjectNode copy = partition.deepCopy();
        if (copy.get("StorageDescriptor") instanceof ObjectNode storage) {
            storage.remove("Columns");
        }
        return copy;
    }
}
