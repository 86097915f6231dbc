package io.millrace.capture.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.kafka.connect.runtime.WorkerConfig;
import org.apache.kafka.connect.storage.MemoryOffsetBackingStore;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The engine's offset storage: it is given the position from which to go on and keeps the rest in memory. Capture stores
 * positions itself, between transactions and before the database may forget, which the engine's own stores cannot promise.
 */
public final class PreloadedOffsets extends MemoryOffsetBackingStore {
    static final String NAME = "name";
    static final String SERVER = "topic.prefix";
    static final String LSN = "offset.storage.preloaded.lsn";

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public void configure(WorkerConfig config) {
        super.configure(config);
        Map<String, String> settings = config.originalsStrings();
        String lsn = settings.get(LSN);
        if (lsn != null) {
            data.put(
                    bytes(List.of(settings.get(NAME), Map.of("server", settings.get(SERVER)))),
                    bytes(Map.of("lsn", Long.valueOf(lsn))));
        }
    }

    private static ByteBuffer bytes(Object value) {
        try {
            return ByteBuffer.wrap(JSON.writeValueAsBytes(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An offset could not be written as JSON", e);
        }
    }

    @Override
    public Set<Map<String, Object>> connectorPartitions(String connector) {
        return Set.of();
    }
}
