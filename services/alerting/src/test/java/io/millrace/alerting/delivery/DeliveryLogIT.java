package io.millrace.alerting.delivery;

import io.millrace.alerting.SampleAlerts;
import io.millrace.alerting.domain.Alert;
import io.millrace.alerting.domain.Alerts;
import io.millrace.alerting.domain.Channel;
import io.millrace.events.lake.StageFailed;
import io.millrace.lake.LakePart;
import io.millrace.lake.TestLake;
import io.millrace.lake.standin.fault.FaultKind;
import io.millrace.lake.standin.fault.FaultRule;
import io.millrace.platform.aws.AwsClients;
import io.millrace.platform.aws.AwsSettings;
import io.millrace.platform.ledger.Checkpoint;
import io.millrace.platform.stage.StageFailureException;
import io.millrace.platform.testing.CrashPoint;
import io.millrace.platform.testing.LedgerFixture.ServiceProcess;
import io.millrace.platform.testing.SimulatedCrash;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.exception.SdkException;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

/** At most one mail an alert, whatever happens on the way. */
class DeliveryLogIT {
    private final AlertingFixture alerting = new AlertingFixture();
    private final Alert alert = alert();

    @AfterEach
    void tidyUp() {
        alerting.standIn().clearFaults();
        alerting.close();
    }

    @Test
    void an_alert_is_sent_once_however_often_it_is_asked_for() {
        // when
        DeliveryOutcome first = send();
        DeliveryOutcome second = send();

        // then
        assertThat(first).isEqualTo(DeliveryOutcome.SENT);
        assertThat(second).isEqualTo(DeliveryOutcome.SENT_BEFORE);
        assertThat(alerting.mails()).hasSize(1);
        assertThat(state()).contains("sent");
    }

    @Test
    void a_refused_mail_does_not_keep_the_alarm_from_being_raised_and_the_next_try_sends_the_mail_alone() {
        // given
        AlertDelivery delivery = alerting.delivery(alerting.process(), Channel.MAIL, Channel.ALARM);
        alerting.standIn().addFault(FaultRule.of(FaultKind.ACCESS_DENIED, "ses", "SendEmail"));

        // when
        Throwable refused = catchThrowable(() -> delivery.deliver(alert));
        int alarms = alerting.alarms().size();
        alerting.standIn().clearFaults();
        Map<Channel, DeliveryOutcome> next = delivery.deliver(alert);

        // then
        assertThat(refused).isInstanceOf(StageFailureException.class).hasMessageContaining("as mail");
        assertThat(alarms).isEqualTo(1);
        assertThat(next)
                .containsEntry(Channel.MAIL, DeliveryOutcome.SENT)
                .containsEntry(Channel.ALARM, DeliveryOutcome.SENT_BEFORE);
        assertThat(alerting.alarms()).hasSize(1);
    }

    @Test
    void a_refused_mail_is_told_without_addresses_and_sent_by_the_next_try() {
        // given
        alerting.standIn()
                .addFault(FaultRule.of(FaultKind.ACCESS_DENIED, "ses", "SendEmail")
                        .times(1));

        // when
        assertThatThrownBy(this::send)
                .isInstanceOf(StageFailureException.class)
                .hasMessageContaining("AccessDenied (403)")
                .hasMessageContaining("millrace.alerting.mail.sender")
                .hasMessageNotContaining("@");
        Optional<String> between = state();
        DeliveryOutcome next = send();

        // then
        assertThat(between).isEmpty();
        assertThat(next).isEqualTo(DeliveryOutcome.SENT);
        assertThat(alerting.mails()).hasSize(1);
    }

    @Test
    void a_mail_that_is_throttled_to_the_end_is_sent_by_the_next_try() {
        // given
        ServiceProcess impatient = impatient(sesEndpoint());
        alerting.standIn()
                .addFault(FaultRule.of(FaultKind.THROTTLE, "ses", "SendEmail").times(2));

        // when
        assertThatThrownBy(() -> send(impatient))
                .isInstanceOf(SdkException.class)
                .isNotInstanceOf(StageFailureException.class);
        DeliveryOutcome next = send();

        // then
        assertThat(next).isEqualTo(DeliveryOutcome.SENT);
        assertThat(alerting.mails()).hasSize(1);
    }

    @Test
    void a_mail_that_never_reached_the_service_is_sent_by_the_next_try() throws IOException {
        // given
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        ServiceProcess cutOff = impatient(URI.create("http://127.0.0.1:" + closed));

        // when
        assertThatThrownBy(() -> send(cutOff)).isInstanceOf(SdkException.class);
        DeliveryOutcome next = send();

        // then
        assertThat(next).isEqualTo(DeliveryOutcome.SENT);
        assertThat(alerting.mails()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultKind.class,
            names = {"DROP", "INTERNAL"})
    void a_mail_whose_answer_was_lost_is_not_sent_again_and_stays_marked(FaultKind fault) {
        // given
        alerting.standIn()
                .addFault(FaultRule.of(fault, "ses", "SendEmail").times(1).afterEffect());

        // when
        DeliveryOutcome first = send();
        DeliveryOutcome second = send();

        // then
        assertThat(first).isEqualTo(DeliveryOutcome.UNCERTAIN);
        assertThat(second).isEqualTo(DeliveryOutcome.UNCERTAIN);
        assertThat(alerting.mails()).hasSize(1);
        assertThat(state()).contains("uncertain");
    }

    @Test
    void a_process_that_dies_right_after_a_mail_leaves_no_second_one() {
        // given
        CrashPoint afterTheMail = CrashPoint.afterMutation(2);

        // when
        assertThatThrownBy(() -> send(alerting.process(afterTheMail))).isInstanceOf(SimulatedCrash.class);
        DeliveryOutcome next = send();

        // then
        assertThat(next).isEqualTo(DeliveryOutcome.UNCERTAIN);
        assertThat(alerting.mails()).hasSize(1);
        assertThat(state()).contains("uncertain");
    }

    @Test
    void an_alarm_is_sent_once_too_and_apart_from_the_mail() {
        // given
        ServiceProcess process = alerting.process();

        // when
        alerting.log(process).once(alert, alerting.mail(process));
        alerting.log(process).once(alert, alerting.alarm(process));
        alerting.log(process).once(alert, alerting.alarm(process));

        // then
        assertThat(alerting.mails()).hasSize(1);
        assertThat(alerting.alarms()).hasSize(1);
    }

    private DeliveryOutcome send() {
        return send(alerting.process());
    }

    private DeliveryOutcome send(ServiceProcess process) {
        return alerting.log(process).once(alert, alerting.mail(process));
    }

    private Optional<String> state() {
        return alerting.process()
                .checkpoints()
                .find("alert/" + alert.id() + "/mail")
                .map(Checkpoint::values)
                .map(values -> values.get("state"));
    }

    private URI sesEndpoint() {
        return TestLake.with(LakePart.STAND_IN).endpoints().ses();
    }

    /** A process whose clients try twice, and whose SES is elsewhere. */
    private ServiceProcess impatient(URI ses) {
        AwsSettings settings = AwsSettings.of("us-east-1", Map.of("ses", ses)).impatient(2, Duration.ofSeconds(5));
        ServiceProcess process = alerting.process();
        return new ServiceProcess(new AwsClients(settings), process.ledger(), process.checkpoints());
    }

    private static Alert alert() {
        StageFailed failed = SampleAlerts.failed("mapping-validation", "mapping");
        return Alerts.of(SampleAlerts.event(failed), failed, 1);
    }
}
