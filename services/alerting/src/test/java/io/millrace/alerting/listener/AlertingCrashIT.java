package io.millrace.alerting.listener;

import io.millrace.alerting.SampleAlerts;
import io.millrace.alerting.delivery.AlertingFixture;
import io.millrace.events.Event;
import io.millrace.events.lake.StageFailed;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.ledger.RunState;
import io.millrace.platform.testing.CrashPoint;
import io.millrace.platform.testing.LedgerFixture.ServiceProcess;
import io.millrace.platform.testing.RecordingPublisher;
import io.millrace.platform.testing.SimulatedCrash;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The process dies at each of its calls in turn, another takes over: never two mails, and none is lost unmarked. */
class AlertingCrashIT {
    private static final int MOST_CALLS = 50;

    @Test
    void a_crash_at_any_call_leaves_one_mail_or_one_marked_uncertain() {
        // given
        boolean died = true;

        // when
        for (int n = 0; died; n++) {
            assertThat(n).as("calls of one run").isLessThan(MOST_CALLS);
            died = dieAndTakeOver(CrashPoint.leavingEffects(n));
        }

        // then
        assertThat(died).as("a run that did not die ends the search").isFalse();
    }

    private static boolean dieAndTakeOver(CrashPoint crash) {
        try (AlertingFixture alerting = new AlertingFixture()) {
            Event<StageFailed> event = SampleAlerts.event(SampleAlerts.failed("mapping-validation", "mapping"));
            RecordingPublisher published = new RecordingPublisher();
            try {
                handle(alerting, alerting.process(crash), event, published);
            } catch (SimulatedCrash died) {
                assertThat(crash.reached()).isTrue();
            }
            alerting.ledger().leaseEnds();
            Run run = handle(alerting, alerting.process(), event, published);

            assertThat(run.state()).isEqualTo(RunState.DONE);
            assertThat(published.published()).isEmpty();
            assertThat(alerting.mails().size() + alerting.uncertain())
                    .as("told or marked, at %s", crash.mutations())
                    .isGreaterThanOrEqualTo(1);
            assertThat(alerting.mails()).as("never twice").hasSizeLessThanOrEqualTo(1);
            assertThat(run.facts().get("detail").contains("UNCERTAIN"))
                    .as("the run says whether it is uncertain")
                    .isEqualTo(alerting.uncertain() == 1);
            if (!crash.reached()) {
                assertThat(alerting.mails()).as("without a crash").hasSize(1);
                assertThat(alerting.uncertain()).isZero();
            }
            assertThatTheFailureWasCountedOnce(alerting, published);
            return crash.reached();
        }
    }

    private static void assertThatTheFailureWasCountedOnce(AlertingFixture alerting, RecordingPublisher published) {
        alerting.ledger().clock().advance(AlertingFixture.WINDOW);
        handle(
                alerting,
                alerting.process(),
                SampleAlerts.event(SampleAlerts.failed("mapping-validation", "mapping")),
                published);
        assertThat(alerting.mails().get(alerting.mails().size() - 1).text()).contains("2 runs failed so far");
    }

    private static Run handle(
            AlertingFixture alerting, ServiceProcess process, Event<?> event, RecordingPublisher published) {
        String runId = Run.id(AlertingStage.NAME, event.id());
        process.ledger().accept(AlertingStage.NAME, event);
        process.runner(published, 3).carryOn(alerting.stage(process), runId);
        return process.ledger().find(runId).orElseThrow();
    }
}
