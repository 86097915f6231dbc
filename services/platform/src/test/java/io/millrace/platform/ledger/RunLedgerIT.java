package io.millrace.platform.ledger;

import io.millrace.events.Event;
import io.millrace.platform.testing.AtOnce;
import io.millrace.platform.testing.LedgerFixture;
import io.millrace.platform.testing.SampleEvents;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class RunLedgerIT {
    private static final String STAGE = "stage";
    private final LedgerFixture fixture = new LedgerFixture();
    private final RunLedger ledger = fixture.process().ledger();
    private final Event<?> cause = SampleEvents.request("d");
    private final String runId = Run.id(STAGE, cause.id());

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void event_is_accepted_once_however_many_deliver_it() throws InterruptedException {
        List<Boolean> accepted = AtOnce.run(16, i -> () -> ledger.accept(STAGE, cause));

        assertThat(accepted).filteredOn(isNew -> isNew).hasSize(1);
        assertThat(ledger.open(STAGE)).containsExactly(runId);
    }

    @Test
    void same_event_is_another_run_for_another_stage() {
        ledger.accept(STAGE, cause);

        assertThat(ledger.accept("other", cause)).isTrue();
        assertThat(ledger.open("other")).containsExactly(Run.id("other", cause.id()));
    }

    @Test
    void run_keeps_its_whole_cause() {
        ledger.accept(STAGE, cause);

        assertThat(ledger.find(runId).orElseThrow().cause()).isEqualTo(cause);
    }

    @Test
    void one_of_many_processes_gets_the_run() throws InterruptedException {
        ledger.accept(STAGE, cause);

        List<Optional<Run>> claims =
                AtOnce.run(16, i -> () -> fixture.process().ledger().claim(runId));

        assertThat(claims).filteredOn(Optional::isPresent).hasSize(1);
    }

    @Test
    void run_of_a_dead_process_is_free_when_its_lease_ends_and_not_before() {
        // given
        ledger.accept(STAGE, cause);
        Run dead = ledger.claim(runId).orElseThrow();
        fixture.clock().advance(LedgerFixture.LEASE.minusMillis(1));
        assertThat(ledger.claim(runId)).isEmpty();
        // when
        fixture.clock().advance(Duration.ofMillis(1));
        Run next = ledger.claim(runId).orElseThrow();
        // then
        assertThat(next.lease()).isNotEqualTo(dead.lease());
        assertThat(next.attempts()).isEqualTo(2);
    }

    @Test
    void renewed_lease_lasts_for_another_lease() {
        ledger.accept(STAGE, cause);
        Run run = ledger.claim(runId).orElseThrow();
        fixture.clock().advance(LedgerFixture.LEASE.dividedBy(2));

        assertThat(ledger.renew(run)).isTrue();

        fixture.clock().advance(LedgerFixture.LEASE.minusMillis(1));
        assertThat(ledger.claim(runId)).isEmpty();
    }

    @Test
    void process_that_lost_its_lease_can_neither_renew_finish_fail_nor_postpone() {
        // given
        ledger.accept(STAGE, cause);
        Run slow = ledger.claim(runId).orElseThrow();
        fixture.leaseEnds();
        Run next = ledger.claim(runId).orElseThrow();
        // when
        List<Boolean> tried = List.of(
                ledger.renew(slow),
                ledger.succeed(slow, Map.of("by", "slow")),
                ledger.fail(slow, Map.of("by", "slow")),
                ledger.postpone(slow, Duration.ZERO, true));
        // then
        assertThat(tried).containsOnly(false);
        assertThat(ledger.succeed(next, Map.of("by", "next"))).isTrue();
        assertThat(ledger.find(runId).orElseThrow().facts()).containsEntry("by", "next");
    }

    @Test
    void finished_run_is_not_open_cannot_be_claimed_and_is_not_accepted_again() {
        ledger.accept(STAGE, cause);
        ledger.succeed(ledger.claim(runId).orElseThrow(), Map.of("rows", "7"));

        fixture.leaseEnds();
        assertThat(ledger.claim(runId)).isEmpty();
        assertThat(ledger.open(STAGE)).isEmpty();
        assertThat(ledger.accept(STAGE, cause)).isFalse();
        assertThat(ledger.find(runId).orElseThrow())
                .returns(RunState.DONE, Run::state)
                .returns(Map.of("rows", "7"), Run::facts);
    }

    @Test
    void postponed_run_waits_for_its_time() {
        ledger.accept(STAGE, cause);
        ledger.postpone(ledger.claim(runId).orElseThrow(), Duration.ofSeconds(30), true);

        assertThat(ledger.claim(runId)).isEmpty();
        fixture.clock().advance(Duration.ofSeconds(30));
        assertThat(ledger.claim(runId).orElseThrow().attempts()).isEqualTo(2);
    }

    @Test
    void try_that_does_not_count_is_taken_back() {
        ledger.accept(STAGE, cause);
        ledger.postpone(ledger.claim(runId).orElseThrow(), Duration.ZERO, false);

        assertThat(ledger.claim(runId).orElseThrow().attempts()).isEqualTo(1);
    }

    @Test
    void no_two_claims_have_one_number_whatever_becomes_of_attempts_and_rounds() {
        // given
        ledger.accept(STAGE, cause);
        Run first = ledger.claim(runId).orElseThrow();
        ledger.postpone(first, Duration.ZERO, false);
        Run second = ledger.claim(runId).orElseThrow();
        ledger.fail(second, Map.of());
        ledger.reopen(runId);
        // when
        Run third = ledger.claim(runId).orElseThrow();
        // then
        assertThat(List.of(first, second, third)).extracting(Run::attempts).containsOnly(1);
        assertThat(List.of(first, second, third)).extracting(Run::claims).containsExactly(1L, 2L, 3L);
    }

    @Test
    void failed_run_is_opened_again_as_its_next_round_with_new_attempts() {
        ledger.accept(STAGE, cause);
        ledger.fail(ledger.claim(runId).orElseThrow(), Map.of("why", "x"));

        assertThat(ledger.reopen(runId)).isTrue();

        assertThat(ledger.open(STAGE)).containsExactly(runId);
        assertThat(ledger.claim(runId).orElseThrow())
                .returns(2, Run::round)
                .returns(1, Run::attempts)
                .returns(RunState.OPEN, Run::state);
        assertThat(rawItem()).doesNotContainKey("expires_at");
    }

    @Test
    void only_a_failed_run_can_be_opened_again() {
        assertThat(ledger.reopen("stage/unknown")).isFalse();
        ledger.accept(STAGE, cause);
        assertThat(ledger.reopen(runId)).isFalse();
        ledger.succeed(ledger.claim(runId).orElseThrow(), Map.of());
        assertThat(ledger.reopen(runId)).isFalse();
    }

    @Test
    void open_runs_are_listed_oldest_first_over_all_pages() {
        // given runs that together are larger than one page of 1 MB
        List<String> expected = new ArrayList<>();
        String stage = "s".repeat(900);
        for (int i = 0; i < 600; i++) {
            Event<?> event = SampleEvents.request("d");
            ledger.accept(stage, event);
            expected.add(Run.id(stage, event.id()));
            fixture.clock().advance(Duration.ofMillis(1));
        }
        // when
        List<String> open = ledger.open(stage);
        // then
        assertThat(open).containsExactlyElementsOf(expected);
    }

    @Test
    void all_runs_are_listed_without_checkpoints() {
        ledger.accept(STAGE, cause);
        fixture.process().checkpoints().create("k", Map.of());

        assertThat(ledger.all()).extracting(Run::id).containsExactly(runId);
    }

    @Test
    void finished_run_expires_after_the_time_that_it_is_kept() {
        ledger.accept(STAGE, cause);
        assertThat(rawItem()).doesNotContainKey("expires_at");

        ledger.succeed(ledger.claim(runId).orElseThrow(), Map.of());

        long expected = fixture.clock().instant().plus(Duration.ofDays(90)).getEpochSecond();
        assertThat(rawItem().get("expires_at").n()).isEqualTo(Long.toString(expected));
        assertThat(fixture.process()
                        .clients()
                        .dynamoDb()
                        .describeTimeToLive(request -> request.tableName(fixture.table()))
                        .timeToLiveDescription()
                        .attributeName())
                .isEqualTo("expires_at");
    }

    private Map<String, AttributeValue> rawItem() {
        return fixture.process()
                .clients()
                .dynamoDb()
                .getItem(request -> request.tableName(fixture.table()).key(Map.of("id", AttributeValue.fromS(runId))))
                .item();
    }
}
