package io.millrace.lake.part;

import java.util.List;

/** A part cannot run as it was asked to; the message says why and what to do. The process ends with code 2. */
public final class PartException extends RuntimeException {
    private PartException(String message, Throwable cause) {
        super(message, cause);
    }

    /** A part's own reason why it cannot run as asked. */
    public static PartException wrongUse(String message) {
        return new PartException(message, null);
    }

    static PartException unknownArgument(String argument, List<String> allowed) {
        String others =
                String.join("", allowed.stream().map(name -> ", --" + name).toList());
        return new PartException(
                "unknown argument '%s': this part takes --port, --data%s".formatted(argument, others), null);
    }

    static PartException missingValue(String argument) {
        return new PartException("argument '%s' has no value: give one behind it".formatted(argument), null);
    }

    static PartException missingData() {
        return new PartException("argument '--data' is missing: name the directory that holds this part's data", null);
    }

    static PartException badPort(String value, Throwable cause) {
        return new PartException("--port '%s' is not a port: give a number from 0 to 65535".formatted(value), cause);
    }

    static PartException portTaken(int port) {
        return wrongUse("port %d on 127.0.0.1 is taken by another process: stop that process or choose another port"
                .formatted(port));
    }

    static PartException noFreePort(int lowest, int highest) {
        return wrongUse("no free port from %d to %d on 127.0.0.1: name one with --port".formatted(lowest, highest));
    }
}
