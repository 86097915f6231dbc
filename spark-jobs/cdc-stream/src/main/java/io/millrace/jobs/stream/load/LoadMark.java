package io.millrace.jobs.stream.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.config.envelope.ControlOperation;
import io.millrace.config.envelope.EnvelopeFields;

/**
 * Begin or end of a load, as it stands in one partition.
 *
 * @param end whether it is the end
 * @param lsn place of all loaded rows, which names the load
 * @param partitions that get the end; 0 when the writer does not tell
 * @param undelivered rows of the load that are not on the topic
 */
public record LoadMark(boolean end, int partition, long offset, long lsn, int partitions, long undelivered) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A control message as a mark.
     *
     * @param operation {@code load-started} or {@code load-completed}
     * @param message the whole message
     */
    public static LoadMark of(int partition, long offset, String operation, String message) {
        try {
            JsonNode json = JSON.readTree(message);
            JsonNode data = json.path(EnvelopeFields.DATA);
            return new LoadMark(
                    operation.equals(ControlOperation.LOAD_COMPLETED.title()),
                    partition,
                    offset,
                    json.path(EnvelopeFields.METADATA).path(EnvelopeFields.LSN).asLong(),
                    data.path(EnvelopeFields.PARTITIONS).asInt(),
                    data.path(EnvelopeFields.UNDELIVERED).asLong());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A control message was read before and is no JSON now", e);
        }
    }
}
