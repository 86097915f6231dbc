package io.millrace.jobs.stream.unsent;

import io.millrace.jobs.stream.unsent.Carriers.Blocked;
import io.millrace.jobs.stream.unsent.Entry.State;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static io.millrace.jobs.stream.unsent.Entry.State.ASIDE;
import static io.millrace.jobs.stream.unsent.Entry.State.PASSING;
import static io.millrace.jobs.stream.unsent.Entry.State.STORED;
import static org.assertj.core.api.Assertions.assertThat;

class CarriersTest {
    private static final List<String> COLUMNS = List.of("a", "b", "c");

    @Test
    void a_change_waits_when_the_value_it_lacks_lies_aside_and_so_does_one_that_needs_what_it_carries() {
        // when
        List<Blocked> blocked = blocked(
                entry(1, STORED),
                entry(2, ASIDE, "speed"),
                entry(3, PASSING, "notes"),
                entry(4, PASSING, "speed"),
                entry(5, PASSING));

        // then
        assertThat(blocked).containsExactly(new Blocked(3, 0, List.of("notes")), new Blocked(4, 0, List.of("speed")));
    }

    @Test
    void a_change_that_carried_the_value_since_lets_it_pass_wherever_that_is_known_from() {
        // given
        Entry source = new Entry(3, 0, STORED, List.of(), List.of("notes"));

        // when
        List<Blocked> blocked = blocked(
                entry(1, STORED), entry(2, ASIDE), source, entry(4, STORED, "notes"), entry(5, PASSING, "notes"));

        // then
        assertThat(blocked).isEmpty();
    }

    @Test
    void a_change_that_is_in_the_table_or_passes_now_lies_aside_no_more() {
        // when
        List<Blocked> replayed = blocked(entry(2, ASIDE), entry(2, STORED), entry(3, PASSING, "notes"));
        List<Blocked> together = blocked(entry(2, ASIDE), entry(2, PASSING), entry(3, PASSING, "notes"));

        // then
        assertThat(replayed).isEmpty();
        assertThat(together).isEmpty();
    }

    @Test
    void a_change_that_lies_aside_twice_passes_when_one_of_the_two_was_given_the_value() {
        // when
        List<Blocked> blocked = blocked(
                entry(1, STORED), entry(2, ASIDE), entry(3, PASSING, "notes"), entry(3, PASSING), entry(4, PASSING));

        // then
        assertThat(blocked).isEmpty();
    }

    @Test
    void what_only_a_last_state_replaces_may_go_on() {
        // given
        List<Entry> entries = List.of(entry(2, ASIDE), entry(3, PASSING, "notes"), entry(4, STORED));

        // when
        List<Blocked> blocked = Carriers.blocked(entries, true);

        // then
        assertThat(blocked).isEmpty();
        assertThat(Carriers.blocked(entries, false)).hasSize(1);
    }

    /** A change of the source's one row: the columns that it sent, and whether a rule sets it aside. */
    record Sent(Set<String> columns, boolean bad, boolean newBatch) {}

    @Property(tries = 2000)
    void no_row_is_shown_that_the_source_never_had_and_the_cut_into_batches_makes_no_difference(
            @ForAll("changes") List<Sent> changes, @ForAll @IntRange(max = 40) int replayed) {
        // given
        Map<Integer, State> states = new HashMap<>();
        Map<Integer, State> atOnce = new HashMap<>();

        // when
        int from = 0;
        for (int i = 1; i <= changes.size(); i++) {
            if (i == changes.size() || changes.get(i).newBatch()) {
                take(changes, from, i, states);
                from = i;
            }
        }
        take(changes, 0, changes.size(), atOnce);

        // then
        assertThat(states).isEqualTo(atOnce);
        assertOnlyRowsOfTheSource(changes, states);

        // when the rows that wait are judged again, one of them by a rule that is gone
        List<Integer> waiting = states.keySet().stream()
                .filter(i -> states.get(i) == ASIDE)
                .sorted()
                .toList();
        Map<Integer, State> after = new HashMap<>(states);
        waiting.stream().filter(i -> !changes.get(i).bad() || i == replayed).forEach(i -> after.put(i, PASSING));
        settle(changes, changes.size(), after);

        // then
        assertOnlyRowsOfTheSource(changes, after);
    }

    private static void take(List<Sent> changes, int from, int to, Map<Integer, State> states) {
        for (int i = from; i < to; i++) {
            states.put(i, changes.get(i).bad() ? ASIDE : PASSING);
        }
        settle(changes, to, states);
    }

    private static void settle(List<Sent> changes, int to, Map<Integer, State> states) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < to; i++) {
            entries.add(entry(i, states.get(i), absent(changes.get(i))));
        }
        List<Blocked> blocked = Carriers.blocked(entries, false);
        states.replaceAll((i, state) -> state == PASSING ? STORED : state);
        blocked.forEach(change -> states.put((int) change.lsn(), ASIDE));
    }

    /** Each stored change, with what it lacks taken from the last stored one that has it, is the row as the source had it then. */
    private static void assertOnlyRowsOfTheSource(List<Sent> changes, Map<Integer, State> states) {
        Map<String, Integer> source = new HashMap<>();
        Map<String, Integer> shown = new HashMap<>();
        for (int i = 0; i < changes.size(); i++) {
            for (String column : changes.get(i).columns()) {
                source.put(column, i);
                if (states.get(i) == STORED) {
                    shown.put(column, i);
                }
            }
            if (states.get(i) == STORED) {
                assertThat(shown).isEqualTo(source);
            }
        }
    }

    @Provide
    Arbitrary<List<Sent>> changes() {
        Arbitrary<Set<String>> columns = Arbitraries.of(COLUMNS).set();
        return Combinators.combine(columns, Arbitraries.of(true, false, false), Arbitraries.of(true, false))
                .as(Sent::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(list -> {
                    List<Sent> whole = new ArrayList<>(list);
                    whole.set(0, new Sent(Set.copyOf(COLUMNS), list.get(0).bad(), false));
                    return whole;
                });
    }

    private static String[] absent(Sent change) {
        return COLUMNS.stream()
                .filter(column -> !change.columns().contains(column))
                .toArray(String[]::new);
    }

    private static List<Blocked> blocked(Entry... entries) {
        return Carriers.blocked(List.of(entries), false);
    }

    private static Entry entry(long lsn, State state, String... absent) {
        return new Entry(lsn, 0, state, List.of(absent), null);
    }
}
