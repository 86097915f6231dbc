package io.millrace.lake.broker;

import io.millrace.lake.part.PartProcess;

import java.util.List;

/**
 * Kafka (KRaft) as one process: {@code --port N --data DIR [--sasl-port N [--sasl-key-store FILE]]}. On the second port clients must sign in by
 * SCRAM-SHA-512, as users that were made through the first; over TLS when there is a PKCS12 file with a key, whose password stands in
 * {@code MILLRACE_KEY_STORE_PASSWORD}.
 */
public final class BrokerMain {
    private BrokerMain() {}

    /** Runs the broker until the process ends. */
    public static void main(String[] arguments) {
        PartProcess.run(List.of(BrokerSettings.SASL_PORT, BrokerSettings.SASL_KEY_STORE), Broker::start, arguments);
    }
}
