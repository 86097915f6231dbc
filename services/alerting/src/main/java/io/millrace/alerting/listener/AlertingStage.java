package io.millrace.alerting.listener;

import io.millrace.alerting.delivery.AlertDelivery;
import io.millrace.alerting.delivery.DeletedRows;
import io.millrace.alerting.delivery.Folds;
import io.millrace.alerting.domain.Alert;
import io.millrace.alerting.domain.Alerts;
import io.millrace.alerting.domain.Fold;
import io.millrace.alerting.domain.SchemaAlerts;
import io.millrace.alerting.domain.StreamAlerts;
import io.millrace.events.Event;
import io.millrace.events.lake.SchemaDrifted;
import io.millrace.events.lake.StageFailed;
import io.millrace.events.lake.StageRecovered;
import io.millrace.events.mapping.AdditionsFound;
import io.millrace.events.mapping.DeletionsFound;
import io.millrace.events.mapping.DeletionsHeld;
import io.millrace.events.mapping.MappingSourceEmpty;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.stage.Stage;
import io.millrace.platform.stage.StageResult;
import org.jboss.logging.Logger;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Events that a person must know of → alerts. */
public final class AlertingStage implements Stage {
    /** The stage's name in the ledger. */
    public static final String NAME = "alerting";

    private static final Logger LOG = Logger.getLogger(AlertingStage.class);

    private final AlertDelivery delivery;
    private final DeletedRows deletedRows;
    private final Folds folds;

    /** A stage that sends through the delivery. */
    public AlertingStage(AlertDelivery delivery, DeletedRows deletedRows, Folds folds) {
        this.delivery = delivery;
        this.deletedRows = deletedRows;
        this.folds = folds;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public StageResult run(Event<?> cause, Run run) {
        if (cause.data() instanceof MappingSourceEmpty empty) {
            return told(Alerts.of(cause, empty));
        }
        if (cause.data() instanceof DeletionsFound deletions) {
            return told(
                    Alerts.of(cause, deletions, deletedRows.of(deletions.batch().file())));
        }
        if (cause.data() instanceof DeletionsHeld held) {
            return told(Alerts.of(cause, held));
        }
        if (cause.data() instanceof SchemaDrifted drifted) {
            return told(SchemaAlerts.of(cause, drifted));
        }
        if (cause.data() instanceof AdditionsFound additions
                && additions.batch().ambiguousSources() > 0) {
            return oncePerWindow(cause, Alerts.of(cause, additions));
        }
        Optional<Alert> ofStream = StreamAlerts.of(cause);
        if (ofStream.isPresent()) {
            return oncePerWindow(cause, ofStream.get());
        }
        if (cause.data() instanceof StageFailed failed) {
            return failed(cause, failed);
        }
        if (cause.data() instanceof StageRecovered recovered) {
            StageResult result = told(Alerts.of(cause, recovered));
            return new StageResult(result.events(), result.facts(), () -> folds.end(cause.subject()));
        }
        return StageResult.of(List.of(), Map.of("outcome", "ignored", "detail", "nobody is told of this event"));
    }

    /** What is wrong with one batch is mostly wrong with the next, and a stream has one every few seconds. */
    private StageResult oncePerWindow(Event<?> cause, Alert alert) {
        Fold fold = folds.decide(alert.kind().key() + "/" + cause.subject(), cause.id());
        return fold.tells(cause.id())
                ? told(alert.counting(fold.sinceToldAt(cause.id())))
                : StageResult.of(List.of(), Map.of("outcome", "counted", "detail", alert.subject()));
    }

    private StageResult failed(Event<?> cause, StageFailed failed) {
        Fold fold = folds.decide(cause.subject(), cause.id());
        if (!fold.tells(cause.id())) {
            return StageResult.of(
                    List.of(), Map.of("outcome", "counted", "detail", "failure " + fold.countAt(cause.id())));
        }
        Alert alert = Alerts.of(cause, failed, fold.countAt(cause.id()));
        return failed.stage().equals(NAME) ? toldIfPossible(alert) : told(alert);
    }

    /** That this stage failed must not make it fail again: such failures would beget each other without end. */
    private StageResult toldIfPossible(Alert alert) {
        try {
            return told(alert);
        } catch (RuntimeException e) {
            LOG.errorf("event=own-failure-not-told correlation=%s error=%s", alert.correlationId(), e.getMessage());
            return StageResult.of(List.of(), Map.of("outcome", "not told", "detail", String.valueOf(e.getMessage())));
        }
    }

    private StageResult told(Alert alert) {
        return StageResult.of(
                List.of(),
                Map.of("outcome", "told", "detail", delivery.deliver(alert).toString(), "subject", alert.subject()));
    }
}
