package io.millrace.reconciliation.run;

import java.time.Duration;
import java.util.Optional;

/**
 * How tables are compared.
 *
 * @param pipeline its name, for <code>${STACK_NAME}</code>
 * @param awsAccountId for <code>${AWS_ACCOUNT_ID}</code>
 * @param repair whether what differs is repaired
 * @param profile {@code dms} or {@code exact}
 * @param slot replication slot of change capture
 * @param checkpointRoot folder of the streams' checkpoints; empty for the configuration's
 * @param patience how long a lake that is behind may stand still
 */
public record Comparing(
        String pipeline,
        String awsAccountId,
        boolean repair,
        String profile,
        String slot,
        Optional<String> checkpointRoot,
        Duration patience) {}
