package io.millrace.alerting.listener;

import io.millrace.alerting.SampleAlerts;
import io.millrace.alerting.delivery.AlertingFixture;
import io.millrace.events.DomainEvent;
import io.millrace.events.Event;
import io.millrace.events.mapping.MappingSourceEmpty.Cause;
import io.millrace.lake.standin.ses.SentMail;
import io.millrace.platform.ledger.Run;
import io.millrace.platform.testing.RecordingPublisher;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever order events come in and however often: one mail a cause. */
class AnyDeliveryIT {
    private static final int EVENTS = 6;

    @Property(tries = 15, shrinking = ShrinkingMode.OFF)
    void each_cause_is_told_once_in_any_order_and_any_number_of_deliveries(
            @ForAll @Size(min = 1, max = 15) List<@IntRange(max = EVENTS - 1) Integer> deliveries) {
        try (AlertingFixture alerting = new AlertingFixture()) {
            // given
            List<Event<? extends DomainEvent>> events = IntStream.range(0, EVENTS)
                    .<Event<? extends DomainEvent>>mapToObj(AnyDeliveryIT::event)
                    .toList();

            // when
            deliveries.forEach(index -> handle(alerting, events.get(index)));

            // then
            List<String> told = deliveries.stream()
                    .distinct()
                    .map(index -> events.get(index).id())
                    .toList();
            List<String> mails = alerting.mails().stream().map(SentMail::text).toList();
            assertThat(mails).hasSameSizeAs(told);
            assertThat(told).allSatisfy(id -> assertThat(mails)
                    .filteredOn(text -> text.contains(id))
                    .hasSize(1));
        }
    }

    private static Event<? extends DomainEvent> event(int index) {
        return switch (index % 3) {
            case 0 -> SampleAlerts.event(SampleAlerts.sourceEmpty("stg", Cause.ALL_MISSING));
            case 1 -> SampleAlerts.event(SampleAlerts.held());
            default -> SampleAlerts.event(SampleAlerts.failed("mapping-validation", "dataset-" + index));
        };
    }

    private static void handle(AlertingFixture alerting, Event<?> event) {
        var process = alerting.process();
        process.ledger().accept(AlertingStage.NAME, event);
        process.runner(new RecordingPublisher(), 3)
                .carryOn(alerting.stage(process), Run.id(AlertingStage.NAME, event.id()));
    }
}
