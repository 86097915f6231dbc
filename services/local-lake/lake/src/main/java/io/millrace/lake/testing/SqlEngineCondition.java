package io.millrace.lake.testing;

import io.millrace.lake.engine.EngineCheck;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.util.Optional;

/** Skips a test where the SQL engine cannot run, and never silently under continuous integration. */
public final class SqlEngineCondition implements ExecutionCondition {
    private final Optional<String> obstacle;
    private final boolean continuousIntegration;

    /** On this machine. */
    public SqlEngineCondition() {
        this(EngineCheck.ofThisMachine().obstacle(), "true".equals(System.getenv("CI")));
    }

    SqlEngineCondition(Optional<String> obstacle, boolean continuousIntegration) {
        this.obstacle = obstacle;
        this.continuousIntegration = continuousIntegration;
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (obstacle.isEmpty()) {
            return ConditionEvaluationResult.enabled("the SQL engine can run here");
        }
        if (continuousIntegration) {
            throw new IllegalStateException(obstacle.get() + "; under CI=true no such test may be skipped");
        }
        System.err.println("skipped: " + obstacle.get());
        return ConditionEvaluationResult.disabled(obstacle.get());
    }
}
