package io.millrace.registration.listener;

import io.millrace.platform.runtime.StageIntake;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Registers what was held and may follow by the settings that the service starts with. */
@ApplicationScoped
class FollowAtStart {
    private static final Logger LOG = Logger.getLogger(FollowAtStart.class);

    private final StageIntake intake;
    private final TableRegistrationStage stage;
    private final FollowRequests requests;

    FollowAtStart(StageIntake intake, TableRegistrationStage stage, FollowRequests requests) {
        this.intake = intake;
        this.stage = stage;
        this.requests = requests;
    }

    void follow(@Observes StartupEvent started) {
        try {
            requests.due().forEach(event -> intake.accept(stage, event));
        } catch (RuntimeException e) {
            LOG.warnf(
                    e,
                    "event=held-tables-not-followed run=%s error=%s; start the service again when the ledger is in reach",
                    TableRegistrationStage.NAME,
                    e.getMessage());
        }
    }
}
