package io.millrace.capture.engine.oldrow;

import io.debezium.connector.postgresql.TypeRegistry;
import io.debezium.connector.postgresql.connection.Lsn;
import io.debezium.connector.postgresql.connection.MessageDecoder;
import io.debezium.connector.postgresql.connection.ReplicationStream.ReplicationMessageProcessor;
import io.debezium.connector.postgresql.connection.WalPositionLocator;
import org.postgresql.replication.fluent.logical.ChainedLogicalStreamBuilder;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.function.Function;

/** Notes how much of the old row a message of pgoutput carries, while another decoder makes a record of it. */
final class OldRowDecoder implements MessageDecoder {
    private final MessageDecoder decoder;

    OldRowDecoder(MessageDecoder decoder) {
        this.decoder = decoder;
    }

    @Override
    public void processMessage(ByteBuffer message, ReplicationMessageProcessor processor, TypeRegistry types)
            throws SQLException, InterruptedException {
        OldRowSource.tell(OldRow.of(message));
        try {
            decoder.processMessage(message, processor, types);
        } finally {
            OldRowSource.tell(OldRow.NONE);
        }
    }

    @Override
    public ChainedLogicalStreamBuilder defaultOptions(
            ChainedLogicalStreamBuilder builder, Function<Integer, Boolean> hasMinimumVersion) {
        return decoder.defaultOptions(builder, hasMinimumVersion);
    }

    @Override
    public boolean shouldMessageBeSkipped(
            ByteBuffer message, Lsn lastReceived, Lsn start, WalPositionLocator position) {
        return decoder.shouldMessageBeSkipped(message, lastReceived, start, position);
    }

    @Override
    public void close() {
        decoder.close();
    }
}
