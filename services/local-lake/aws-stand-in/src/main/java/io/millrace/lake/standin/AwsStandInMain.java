package io.millrace.lake.standin;

import io.millrace.lake.part.PartArguments;
import io.millrace.lake.part.PartProcess;
import io.millrace.lake.part.Ports;
import io.millrace.lake.part.RunningPart;

import java.util.List;

/** The stand-in as one process: {@code --port N [--data DIR]}. */
public final class AwsStandInMain {
    private AwsStandInMain() {}

    /** Runs the stand-in until the process ends. */
    public static void main(String[] arguments) {
        PartProcess.run(List.of(), AwsStandInMain::start, arguments);
    }

    private static RunningPart start(PartArguments arguments) {
        AwsStandIn standIn = AwsStandIn.start(arguments.data().orElse(null), Ports.chosenOrFree(arguments.port()));
        return new RunningPart() {
            @Override
            public int port() {
                return standIn.port();
            }

            @Override
            public void close() {
                standIn.close();
            }
        };
    }
}
