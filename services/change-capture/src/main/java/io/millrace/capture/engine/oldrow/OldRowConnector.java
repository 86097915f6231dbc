package io.millrace.capture.engine.oldrow;

import io.debezium.connector.postgresql.PostgresConnector;
import org.apache.kafka.connect.connector.Task;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Debezium's connector, whose records tell how much of the old row the database sent, see {@link OldRowSource}. */
@SuppressWarnings("unchecked") // Debezium's own methods override each other so
public final class OldRowConnector extends PostgresConnector {
    @Override
    public Class<? extends Task> taskClass() {
        return OldRowTask.class;
    }

    /** Debezium finds what belongs to a connector by the name of its class. */
    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        return super.taskConfigs(maxTasks).stream()
                .map(OldRowConnector::ofDebezium)
                .toList();
    }

    private static Map<String, String> ofDebezium(Map<String, String> task) {
        Map<String, String> named = new HashMap<>(task);
        named.put("connector.class", PostgresConnector.class.getName());
        return named;
    }
}
