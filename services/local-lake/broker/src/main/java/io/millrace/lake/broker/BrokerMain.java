package io.millrace.lake.broker;

import io.millrace.lake.part.PartProcess;

import java.util.List;

/** Kafka (KRaft) as one process: {@code --port N --data DIR}. */
public final class BrokerMain {
    private BrokerMain() {}

    /** Runs the broker until the process ends. */
    public static void main(String[] arguments) {
        PartProcess.run(List.of(), Broker::start, arguments);
    }
}
