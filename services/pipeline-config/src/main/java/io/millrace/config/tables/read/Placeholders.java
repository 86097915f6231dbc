package io.millrace.config.tables.read;

import java.util.Map;

/**
 * What placeholders stand for.
 *
 * @param stackName for <code>${STACK_NAME}</code>, and the pipeline's name; {@code null} when nobody says
 * @param awsAccountId for <code>${AWS_ACCOUNT_ID}</code>; {@code null} when nobody says
 * @param environment for <code>${env:NAME}</code>
 */
public record Placeholders(String stackName, String awsAccountId, Map<String, String> environment) {
    /** Keeps a copy of the environment. */
    public Placeholders {
        environment = Map.copyOf(environment);
    }

    @Override
    public String toString() {
        return "Placeholders[stackName=%s, awsAccountId=%s, %d variables]"
                .formatted(stackName, awsAccountId, environment.size());
    }
}
