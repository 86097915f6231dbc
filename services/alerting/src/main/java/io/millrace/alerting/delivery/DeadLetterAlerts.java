package io.millrace.alerting.delivery;

import io.millrace.alerting.domain.DeadLetter;
import io.millrace.alerting.domain.Fold;

/** Tells of dead letters, folded by the topic that they came from. */
public final class DeadLetterAlerts {
    private final AlertDelivery delivery;
    private final Folds folds;
    private final String environment;

    /** Alerts that name the environment. */
    public DeadLetterAlerts(AlertDelivery delivery, Folds folds, String environment) {
        this.delivery = delivery;
        this.folds = folds;
        this.environment = environment;
    }

    /** Tells of it or counts it; the same letter again changes nothing. */
    public void tell(DeadLetter letter) {
        Fold fold = folds.decide("dead-letter/" + letter.topic(), letter.id());
        if (fold.tells(letter.id())) {
            delivery.deliver(letter.alert(environment, fold.sinceToldAt(letter.id())));
        }
    }
}
