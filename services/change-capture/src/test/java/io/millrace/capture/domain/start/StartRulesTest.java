package io.millrace.capture.domain.start;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class StartRulesTest {
    private static final StartRules RULES = new StartRules("s", "fleet", 1);
    private static final Set<String> TABLES = Set.of("public.a");
    private static final long END = 1_000;

    @Test
    void the_first_start_loads() {
        assertThat(decide(Optional.empty(), Optional.empty())).isEqualTo(new Start.Load(false));
    }

    @Test
    void a_complete_load_goes_on_from_its_position_even_when_the_slot_was_told_less() {
        assertThat(decide(loaded(500), slot(500L))).isEqualTo(new Start.Resume(500));
        assertThat(decide(loaded(500), slot(400L))).isEqualTo(new Start.Resume(500));
    }

    @Test
    void an_interrupted_load_begins_again_with_a_new_slot() {
        // given
        Optional<StoredState> interrupted = Optional.of(StoredState.loading(1, Instant.EPOCH, List.copyOf(TABLES)));
        // then
        assertThat(decide(interrupted, slot(100L))).isEqualTo(new Start.Load(true));
        assertThat(decide(interrupted, Optional.empty())).isEqualTo(new Start.Load(false));
    }

    @Test
    void a_raised_generation_loads_again_whatever_became_of_the_slot() {
        // given
        StartRules raised = new StartRules("s", "fleet", 2);
        // then
        assertThat(raised.decide(loaded(500), Optional.empty(), END, TABLES)).isEqualTo(new Start.Load(false));
        assertThat(raised.decide(loaded(500), slot(null), END, TABLES)).isEqualTo(new Start.Load(true));
    }

    @Test
    void a_gap_between_slot_and_position_is_refused_and_never_loaded_over_or_skipped() {
        assertThat(refusal(decide(loaded(500), Optional.empty()))).contains("gone", "load-generation");
        assertThat(refusal(decide(loaded(500), slot(600L)))).contains("after the stored position", "load-generation");
        assertThat(refusal(decide(loaded(2_000), slot(500L)))).contains("restored", "load-generation");
        assertThat(refusal(
                        decide(loaded(500), Optional.of(new SlotFacts("pgoutput", "fleet", null, "lost", null, null)))))
                .contains("lost", "max_slot_wal_keep_size");
    }

    @Test
    void a_slot_that_is_not_ours_is_left_alone() {
        assertThat(refusal(decide(Optional.empty(), slot(100L)))).contains("pg_drop_replication_slot");
        assertThat(refusal(decide(
                        Optional.empty(), Optional.of(new SlotFacts("wal2json", "fleet", null, "reserved", 1L, 1L)))))
                .contains("wal2json");
    }

    @Test
    void a_slot_that_is_read_may_become_free() {
        // when
        Start start = decide(loaded(500), Optional.of(new SlotFacts("pgoutput", "fleet", 42, "reserved", 500L, 1L)));
        // then
        assertThat(start).isInstanceOf(Start.Refuse.class);
        assertThat(((Start.Refuse) start).mayPass()).isTrue();
        assertThat(refusal(start)).contains("process 42");
    }

    @Test
    void tables_that_were_not_loaded_are_not_begun_in_the_middle() {
        // when
        Start start = RULES.decide(loaded(500), slot(500L), END, Set.of("public.a", "public.b"));
        // then
        assertThat(refusal(start)).contains("public.b").doesNotContain("public.a,");
    }

    private static Start decide(Optional<StoredState> stored, Optional<SlotFacts> slot) {
        return RULES.decide(stored, slot, END, TABLES);
    }

    private static Optional<StoredState> loaded(long lsn) {
        return Optional.of(new StoredState(1, true, lsn, Instant.EPOCH, List.copyOf(TABLES)));
    }

    private static Optional<SlotFacts> slot(Long confirmed) {
        return Optional.of(new SlotFacts("pgoutput", "fleet", null, "reserved", confirmed, 50L));
    }

    private static String refusal(Start start) {
        assertThat(start).isInstanceOf(Start.Refuse.class);
        return ((Start.Refuse) start).problem().toString();
    }
}
