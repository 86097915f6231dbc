package io.millrace.jobs.stream.start;

import io.millrace.config.InvalidInputException;
import io.millrace.config.Problem;
import io.millrace.jobs.support.JobRunner;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the job is told when it is started.
 *
 * @param config address of {@code tables.yaml}
 * @param tables the tables to stream; empty for all that are not internal
 * @param availableNow whether to end when all is read that was there at the start
 * @param checkpointRoot folder of the checkpoints; {@code null} for the configuration's
 * @param stackName for <code>${STACK_NAME}</code>
 * @param awsAccountId for <code>${AWS_ACCOUNT_ID}</code>
 * @param maxMessages most messages of a table's batch
 * @param released by table, places of control messages that a person let pass, and offsets from which one lets the table begin
 */
public record StreamArguments(
        String config,
        Set<String> tables,
        boolean availableNow,
        String checkpointRoot,
        String stackName,
        String awsAccountId,
        long maxMessages,
        Map<String, Set<Long>> released) {
    /** What the command takes. */
    public static final String USAGE =
            """
            usage: --config <address of tables.yaml> [--tables a,b] [--available-now] [--checkpoint-root <folder>]
                   [--stack-name <name>] [--aws-account-id <id>] [--max-messages <per batch>] [--release <table>@<place>]…
            environment: KAFKA_BOOTSTRAP_SERVERS (for PLACEHOLDER), KAFKA_SASL_PASSWORD, KAFKA_SSL_TRUSTSTORE_LOCATION,
                   KAFKA_SSL_TRUSTSTORE_PASSWORD, KAFKA_SSL_TRUSTSTORE_TYPE, MILLRACE_ENVIRONMENT, STACK_NAME, AWS_ACCOUNT_ID
            """;

    private static final long MAX_MESSAGES = 500_000;

    /**
     * Reads the command line; what AWS Glue adds is passed over.
     *
     * @throws InvalidInputException with everything that is wrong with it
     */
    public static StreamArguments parse(Map<String, String> environment, String... words) {
        Map<String, String> values = new HashMap<>();
        Map<String, Set<Long>> released = new HashMap<>();
        List<Problem> problems = new ArrayList<>();
        boolean availableNow = false;
        for (int i = 0; i < words.length; i++) {
            String word = words[i];
            boolean hasValue = i + 1 < words.length && !words[i + 1].startsWith("--");
            switch (word) {
                case "--available-now" -> availableNow = true;
                case "--config",
                        "--tables",
                        "--checkpoint-root",
                        "--stack-name",
                        "--aws-account-id",
                        "--max-messages",
                        "--release" -> {
                    if (!hasValue) {
                        problems.add(wrong(word, "it has no value"));
                    } else if (word.equals("--release")) {
                        release(words[++i], released, problems);
                    } else {
                        values.put(word, words[++i]);
                    }
                }
                default -> {
                    if (!JobRunner.isOfGlue(word)) {
                        problems.add(wrong(word, "the job does not know it"));
                    }
                    i += hasValue ? 1 : 0;
                }
            }
        }
        if (!values.containsKey("--config")) {
            problems.add(wrong("--config", "it is missing"));
        }
        long most = number(values.get("--max-messages"), problems);
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return new StreamArguments(
                values.get("--config"),
                values.containsKey("--tables") ? Set.of(values.get("--tables").split(",", -1)) : Set.of(),
                availableNow,
                values.get("--checkpoint-root"),
                values.getOrDefault("--stack-name", environment.get("STACK_NAME")),
                values.getOrDefault("--aws-account-id", environment.get("AWS_ACCOUNT_ID")),
                most,
                released);
    }

    private static void release(String text, Map<String, Set<Long>> released, List<Problem> problems) {
        int at = text.lastIndexOf('@');
        try {
            released.computeIfAbsent(text.substring(0, at), table -> new HashSet<>())
                    .add(Long.valueOf(text.substring(at + 1)));
        } catch (IndexOutOfBoundsException | NumberFormatException notSo) {
            problems.add(wrong("--release", text + " is not <table>@<place>"));
        }
    }

    private static long number(String text, List<Problem> problems) {
        if (text == null) {
            return MAX_MESSAGES;
        }
        if (text.matches("[1-9]\\d{0,17}")) {
            return Long.parseLong(text);
        }
        problems.add(wrong("--max-messages", text + " is no number above 0"));
        return MAX_MESSAGES;
    }

    private static Problem wrong(String argument, String why) {
        return new Problem("argument " + argument, why, "See the usage.");
    }
}
