package io.millrace.platform.aws;

import io.millrace.lake.LakePart;
import io.millrace.lake.TestLake;
import io.millrace.lake.standin.control.StandInControl;
import io.millrace.lake.standin.fault.FaultKind;
import io.millrace.lake.standin.fault.FaultRule;
import io.millrace.platform.testing.LakeClients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.glue.model.AccessDeniedException;

import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RetriesIT {
    private final StandInControl standIn =
            new StandInControl(TestLake.with(LakePart.STAND_IN).endpoints().glue());
    private final AwsClients clients =
            LakeClients.with(LakeClients.settings(LakePart.STAND_IN).impatient(6, Duration.ofSeconds(1)));
    private final String mark = LakeClients.unique("retries");

    @BeforeEach
    void clear() {
        standIn.clearFaults();
        standIn.clearCalls();
    }

    @AfterEach
    void close() {
        standIn.clearFaults();
        clients.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"THROTTLE", "INTERNAL", "DROP", "HANG"})
    void reading_call_is_repeated_until_the_trouble_passes(FaultKind trouble) {
        standIn.addFault(FaultRule.of(trouble, "glue", "GetDatabases").times(2));

        clients.glue().getDatabases(request -> {});

        assertThat(standIn.calls("glue", "GetDatabases")).isEqualTo(3);
    }

    @Test
    void throttled_call_waits_before_each_repetition() {
        standIn.addFault(
                FaultRule.of(FaultKind.THROTTLE, "glue", "GetDatabases").times(4));
        long begin = System.nanoTime();

        clients.glue().getDatabases(request -> {});

        // full jitter: each pause is random, four of them together practically never below this
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(50));
        assertThat(standIn.calls("glue", "GetDatabases")).isEqualTo(5);
    }

    @Test
    void trouble_that_does_not_pass_is_an_error_after_the_set_number_of_tries() {
        standIn.addFault(FaultRule.of(FaultKind.INTERNAL, "glue", "GetDatabases"));

        assertThatThrownBy(() -> clients.glue().getDatabases(request -> {})).isInstanceOf(SdkException.class);
        assertThat(standIn.calls("glue", "GetDatabases")).isEqualTo(6);
    }

    @Test
    void denied_call_is_not_repeated() {
        standIn.addFault(FaultRule.of(FaultKind.ACCESS_DENIED, "glue", "GetDatabases"));

        assertThatThrownBy(() -> clients.glue().getDatabases(request -> {})).isInstanceOf(AccessDeniedException.class);
        assertThat(standIn.calls("glue", "GetDatabases")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"DROP", "HANG", "INTERNAL"})
    void mail_whose_answer_is_lost_is_not_sent_again(FaultKind trouble) {
        standIn.addFault(FaultRule.of(trouble, "ses", "SendEmail").afterEffect());

        assertThatThrownBy(this::send).isInstanceOf(SdkException.class);

        assertThat(standIn.calls("ses", "SendEmail")).isEqualTo(1);
        assertThat(standIn.mails())
                .filteredOn(mail -> mail.subject().equals(mark))
                .hasSize(1);
    }

    @Test
    void mail_that_was_refused_for_the_rate_is_sent_once() {
        standIn.addFault(FaultRule.of(FaultKind.THROTTLE, "ses", "SendEmail").times(2));

        send();

        assertThat(standIn.calls("ses", "SendEmail")).isEqualTo(3);
        assertThat(standIn.mails())
                .filteredOn(mail -> mail.subject().equals(mark))
                .hasSize(1);
    }

    @Test
    void notification_whose_answer_is_lost_is_not_sent_again() {
        String topic = clients.sns().createTopic(request -> request.name(mark)).topicArn();
        standIn.addFault(FaultRule.of(FaultKind.DROP, "sns", "Publish").afterEffect());

        assertThatThrownBy(() ->
                        clients.sns().publish(request -> request.topicArn(topic).message(mark)))
                .isInstanceOf(SdkException.class);

        assertThat(standIn.calls("sns", "Publish")).isEqualTo(1);
    }

    private void send() {
        clients.ses().sendEmail(request -> request.source("from@example.com")
                .destination(to -> to.toAddresses("to@example.com"))
                .message(message -> message.subject(subject -> subject.data(mark))
                        .body(body -> body.text(text -> text.data("text")))));
    }
}
