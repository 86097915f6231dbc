package io.millrace.lake.standin.glue.partition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.glue.catalog.PartitionValues;
import io.millrace.lake.standin.protocol.AwsException;
import io.millrace.lake.standin.protocol.AwsRequest;

import java.util.function.Predicate;

/** The share of a table's partitions that one of several readers gets. */
record Segment(int number, int total) implements Predicate<ObjectNode> {
    private static final int MOST = 10;

    /** The segment that a request asks for; the only one when it asks for none. */
    static Segment of(AwsRequest request) {
        JsonNode given = request.field("Segment");
        if (given.isMissingNode() || given.isNull()) {
            return new Segment(0, 1);
        }
        int number = given.path("SegmentNumber").asInt(-1);
        int total = given.path("TotalSegments").asInt(-1);
        if (total < 1 || total > MOST || number < 0 || number >= total) {
            throw AwsException.badRequest(
                    "InvalidInputException",
                    "segment %d of %d: give 1 to %d segments, numbered from 0".formatted(number, total, MOST));
        }
        return new Segment(number, total);
    }

    @Override
    public boolean test(ObjectNode partition) {
        return PartitionValues.of(partition.path("Values")).inSegment(number, total);
    }
}
