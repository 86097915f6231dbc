package io.millrace.alerting.listener;

import io.millrace.alerting.SampleAlerts;
import io.millrace.events.Event;
import io.millrace.events.EventType;
import io.millrace.events.lake.StageFailed;
import io.millrace.lake.LakePart;
import io.millrace.lake.TestLake;
import io.millrace.lake.standin.ses.SentMail;
import io.millrace.platform.messaging.EventPublisher;
import io.millrace.platform.testing.LakeClients;
import io.millrace.platform.testing.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

import static org.assertj.core.api.Assertions.assertThat;

/** The service as it is deployed: an event in, a mail out. */
@QuarkusTest
@QuarkusTestResource(AlertingLake.class)
@TestProfile(AlertingServiceIT.OwnNames.class)
class AlertingServiceIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    EventPublisher publisher;

    @ConfigProperty(name = "millrace.alerting.mail.recipients")
    String recipient;

    /** A ledger and a recipient that no other test has. */
    public static final class OwnNames implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "millrace.platform.ledger.table",
                    LakeClients.unique("ledger"),
                    "millrace.platform.ledger.create-table",
                    "true",
                    "millrace.alerting.mail.per-second",
                    "100",
                    "millrace.alerting.mail.recipients",
                    LakeClients.unique("reader") + "@example.org");
        }
    }

    @Test
    void an_event_delivered_twice_becomes_one_mail() {
        // given
        Event<StageFailed> event = SampleAlerts.event(SampleAlerts.failed("twice", "mapping"));
        Event<StageFailed> last = SampleAlerts.event(SampleAlerts.failed("afterwards", "mapping"));

        // when
        publisher.publish(List.of(event, event, last));

        // then
        awaitMail(last.id());
        assertThat(mails(event.id())).hasSize(1);
        assertThat(mails(event.id()).get(0).html()).startsWith("<!DOCTYPE html>");
    }

    @Test
    void poison_becomes_a_dead_letter_that_is_told_and_the_channel_goes_on() throws Exception {
        // given
        Event<StageFailed> afterwards = SampleAlerts.event(SampleAlerts.failed("after-poison", "mapping"));

        // when
        new Topic(EventType.DELETIONS_HELD.topic()).put("no JSON");
        publisher.publish(List.of(afterwards));

        // then
        awaitMail("could not be handled. The topic goes on");
        awaitMail(afterwards.id());
        assertThat(mails("topic: deletions-held")).hasSize(1);
    }

    private List<SentMail> mails(String text) {
        return TestLake.with(LakePart.STAND_IN).standIn().mails().stream()
                .filter(mail -> mail.to().contains(recipient) && mail.text().contains(text))
                .toList();
    }

    private void awaitMail(String text) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (mails(text).isEmpty()) {
            assertThat(System.nanoTime()).as("a mail with %s", text).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
