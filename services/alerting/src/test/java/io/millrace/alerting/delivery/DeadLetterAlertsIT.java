package io.millrace.alerting.delivery;

import io.millrace.alerting.SampleAlerts;
import io.millrace.alerting.domain.Channel;
import io.millrace.alerting.domain.DeadLetter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeadLetterAlertsIT {
    private final AlertingFixture alerting = new AlertingFixture();
    private final DeadLetterAlerts alerts = new DeadLetterAlerts(
            alerting.delivery(alerting.process(), Channel.MAIL), alerting.folds(alerting.process()), "stg");

    @AfterEach
    void tidyUp() {
        alerting.close();
    }

    @Test
    void the_first_dead_letter_of_a_topic_is_told_and_further_ones_are_counted() {
        // when
        alerts.tell(letter(0, "snapshot-written"));
        alerts.tell(letter(1, "snapshot-written"));
        alerts.tell(letter(1, "snapshot-written"));
        alerting.ledger().clock().advance(AlertingFixture.WINDOW);
        alerts.tell(letter(2, "snapshot-written"));

        // then
        assertThat(alerting.mails())
                .extracting(mail -> mail.subject())
                .containsExactly("Events put aside from snapshot-written", "Events put aside from snapshot-written");
        assertThat(alerting.mails().get(0).text()).contains("1 event of topic", "NOT_JSON: data", "show 0-0");
        assertThat(alerting.mails().get(1).text())
                .contains("2 events of topic", "since the last mail: 2", "replay 0-2");
    }

    @Test
    void the_same_dead_letter_again_is_neither_told_nor_counted() {
        // when
        alerts.tell(letter(0, "snapshot-written"));
        alerts.tell(letter(0, "snapshot-written"));
        alerting.ledger().clock().advance(AlertingFixture.WINDOW);
        alerts.tell(letter(0, "snapshot-written"));

        // then
        assertThat(alerting.mails()).hasSize(1);
    }

    @Test
    void topics_are_told_apart() {
        // when
        alerts.tell(letter(0, "snapshot-written"));
        alerts.tell(letter(1, "stage-failed"));

        // then
        assertThat(alerting.mails()).hasSize(2);
    }

    private static DeadLetter letter(long offset, String topic) {
        return new DeadLetter(0, offset, topic, "NOT_JSON: data", SampleAlerts.TIME);
    }
}
