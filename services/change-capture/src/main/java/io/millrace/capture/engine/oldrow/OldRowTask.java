package io.millrace.capture.engine.oldrow;

import io.debezium.connector.postgresql.PostgresConnectorConfig;
import io.debezium.connector.postgresql.PostgresConnectorTask;
import io.debezium.connector.postgresql.PostgresSchema;
import io.debezium.connector.postgresql.connection.MessageDecoder;
import io.debezium.connector.postgresql.connection.PostgresConnection;
import io.debezium.connector.postgresql.connection.ReplicationConnection;

import java.lang.reflect.Field;
import java.sql.SQLException;

/** Debezium's task, which reads the log through an {@link OldRowDecoder}. */
public final class OldRowTask extends PostgresConnectorTask {
    private static final String DECODER = "messageDecoder";

    @Override
    protected ReplicationConnection buildReplicationConnection(
            PostgresConnection metadata, PostgresSchema schema, PostgresConnectorConfig config) throws SQLException {
        ReplicationConnection connection = super.buildReplicationConnection(metadata, schema, config);
        decodeThrough(connection);
        return connection;
    }

    /** The connector has no setting for a decoder of one's own. */
    private static void decodeThrough(ReplicationConnection connection) {
        try {
            Field decoder = connection.getClass().getDeclaredField(DECODER);
            decoder.setAccessible(true);
            decoder.set(connection, new OldRowDecoder((MessageDecoder) decoder.get(connection)));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "This version of Debezium has no " + connection.getClass().getName() + "." + DECODER
                            + ": how much of an old row the database sent cannot be read. Use the version that the service was built with",
                    e);
        }
    }
}
