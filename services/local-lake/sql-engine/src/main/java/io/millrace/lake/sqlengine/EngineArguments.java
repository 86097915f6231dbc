package io.millrace.lake.sqlengine;

import io.millrace.lake.part.PartArguments;
import io.millrace.lake.part.PartException;
import io.millrace.lake.part.Ports;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What the engine must know.
 *
 * @param port of its HTTP server
 * @param data folder for its settings and logs
 * @param javaHome a JDK 24 or newer
 * @param distribution folder with Trino's {@code lib} and {@code plugin}
 * @param others addresses and credentials of catalog and object store, by the names of the command line
 * @param heapMegabytes largest heap: environment variable {@code MILLRACE_TRINO_HEAP_MB}, 1024 unless given
 * @param openWriters partitions or buckets that one statement may write at a time on this node: environment variable
 *     {@code MILLRACE_TRINO_OPEN_WRITERS}, 300 unless given; Trino's own limit of 100 refuses tables of 256 buckets
 * @param jvmOptions further options of its JVM: environment variable {@code MILLRACE_TRINO_JVM_OPTIONS}, with blanks
 */
record EngineArguments(
        int port,
        Path data,
        Path javaHome,
        Path distribution,
        Map<String, String> others,
        int heapMegabytes,
        int openWriters,
        List<String> jvmOptions) {
    static final String JAVA_HOME = "java-home";
    static final String DISTRIBUTION = "distribution";
    static final String GLUE = "glue-endpoint";
    static final String S3 = "s3-endpoint";
    static final String REGION = "region";
    static final String ACCESS_KEY = "access-key";
    static final String SECRET_KEY = "secret-key";
    static final List<String> NAMES = List.of(JAVA_HOME, DISTRIBUTION, GLUE, S3, REGION, ACCESS_KEY, SECRET_KEY);

    private static final int HEAP = 1024;
    private static final int WRITERS = 300;

    /** Copies the collections. */
    EngineArguments {
        others = Map.copyOf(others);
        jvmOptions = List.copyOf(jvmOptions);
    }

    static EngineArguments of(PartArguments given, Map<String, String> environment) {
        for (String name : NAMES) {
            if (!given.others().containsKey(name)) {
                throw PartException.wrongUse(
                        "argument '--%s' is missing: the SQL engine needs all of %s".formatted(name, NAMES));
            }
        }
        return new EngineArguments(
                Ports.chosenOrFree(given.port()),
                given.requiredData(),
                Path.of(given.others().get(JAVA_HOME)),
                Path.of(given.others().get(DISTRIBUTION)),
                given.others(),
                number(environment, "MILLRACE_TRINO_HEAP_MB", HEAP),
                number(environment, "MILLRACE_TRINO_OPEN_WRITERS", WRITERS),
                Arrays.stream(environment
                                .getOrDefault("MILLRACE_TRINO_JVM_OPTIONS", "")
                                .split("\\s+"))
                        .filter(option -> !option.isBlank())
                        .toList());
    }

    String other(String name) {
        return others.get(name);
    }

    private static int number(Map<String, String> environment, String name, int usual) {
        String given = environment.getOrDefault(name, Integer.toString(usual));
        try {
            return Integer.parseInt(given);
        } catch (NumberFormatException e) {
            throw PartException.wrongUse(
                    "environment variable %s is '%s': give a whole number or leave it out".formatted(name, given));
        }
    }
}
