package io.millrace.lake.part;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The command line of a part, as {@code --name value} pairs.
 *
 * @param port TCP port on 127.0.0.1; 0 lets the part choose a free one
 * @param data directory that survives a restart; empty means that the part keeps nothing
 * @param others every further pair, by name without the dashes
 */
public record PartArguments(int port, Optional<Path> data, Map<String, String> others) {
    private static final int HIGHEST_PORT = 65_535;

    /** Copies the pairs, so that the arguments cannot change. */
    public PartArguments {
        others = Map.copyOf(others);
    }

    /**
     * Reads a command line.
     *
     * @param allowed names beside {@code port} and {@code data} that the part knows
     * @throws PartException when a name is unknown, a value is missing or the port is no port
     */
    public static PartArguments parse(List<String> allowed, String... arguments) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            String name = arguments[i].startsWith("--") ? arguments[i].substring(2) : arguments[i];
            boolean known = name.equals("port") || name.equals("data") || allowed.contains(name);
            if (!arguments[i].startsWith("--") || !known) {
                throw PartException.unknownArgument(arguments[i], allowed);
            }
            if (i + 1 == arguments.length) {
                throw PartException.missingValue(arguments[i]);
            }
            pairs.put(name, arguments[i + 1]);
        }
        int port = readPort(pairs.remove("port"));
        Optional<Path> data =
                Optional.ofNullable(pairs.remove("data")).map(Path::of).map(Path::toAbsolutePath);
        return new PartArguments(port, data, pairs);
    }

    /**
     * The data directory of a part that cannot do without.
     *
     * @throws PartException when the command line gives none
     */
    public Path requiredData() {
        return data.orElseThrow(PartException::missingData);
    }

    private static int readPort(String value) {
        if (value == null) {
            return 0;
        }
        try {
            int port = Integer.parseInt(value);
            if (port >= 0 && port <= HIGHEST_PORT) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            throw PartException.badPort(value, notANumber);
        }
        throw PartException.badPort(value, null);
    }
}
