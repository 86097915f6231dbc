package io.millrace.jobs.replay;

import io.millrace.config.quarantine.ReplayResult;
import io.millrace.config.tables.HistoryKind;
import io.millrace.config.tables.OnDelete;
import io.millrace.jobs.replay.Past.Flaw;
import io.millrace.jobs.replay.Past.Sent;
import io.millrace.jobs.replay.table.TableReplay.Step;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class ReplayedEqualsPassedIT {
    private static final String TABLE = "telemetry";
    private static final String KIND = "history: scd2";
    private static final List<Setting> SETTINGS = List.of(
            new Setting(KIND, HistoryKind.SCD2, OnDelete.CLOSE),
            new Setting("history: scd1", HistoryKind.SCD1, OnDelete.CLOSE),
            new Setting(KIND + "\n    deletes: tombstone", HistoryKind.SCD2, OnDelete.TOMBSTONE),
            new Setting(KIND + "\n    deletes: ignore", HistoryKind.SCD2, OnDelete.IGNORE));

    private record Setting(String yaml, HistoryKind kind, OnDelete deletes) {}

    @Property(tries = 2, shrinking = ShrinkingMode.OFF)
    void whatever_happened_and_whenever_it_is_replayed_the_table_is_as_if_all_had_passed_and_no_row_is_lost(
            @ForAll long seed) throws IOException {
        // given
        Random random = new Random(seed);
        List<Sent> past = Past.of(seed, 400);
        Setting setting = SETTINGS.get(Math.floorMod(seed, SETTINGS.size()));
        Path folder = Files.createTempDirectory("replay-");
        Lane lane = new Lane(folder, "past").configured(KIND, setting.yaml());
        int first = 100 + random.nextInt(past.size() - 150);
        boolean crashes = random.nextBoolean();
        stream(lane, past, 0, first / 2);
        if (!crashes) {
            stream(lane, past, first / 2, first);
        }
        lane.configured("max: 350}", "max: 400}");

        // when
        Set<Integer> early = random.nextBoolean() ? patchable(past.subList(0, crashes ? first / 2 : first)) : Set.of();
        if (crashes) {
            crash(lane, early, () -> stream(lane, past, first / 2, first));
        }
        Set<Integer> noted = crashes ? Set.of() : early;
        replay(lane, noted);

        // then
        assertAsForeseen(lane, past.subList(0, first), early, noted, setting);

        // when
        stream(lane, past, first, past.size());
        replay(lane, patchable(past));

        // then
        assertAsForeseen(lane, past, patchable(past), patchable(past), setting);

        if (!crashes) {
            List<Long> versions = lane.versions(TABLE);
            replay(lane, patchable(past));
            assertThat(lane.versions(TABLE)).isEqualTo(versions);
        }
        lane.remove();
        Files.delete(folder);
    }

    private static void stream(Lane lane, List<Sent> past, int from, int to) {
        lane.stream(TABLE, past.subList(from, to).stream().map(Sent::message).toArray(Message[]::new));
    }

    private static Set<Integer> patchable(List<Sent> past) {
        return IntStream.range(0, past.size())
                .filter(i -> past.get(i).flaw() == Flaw.LATITUDE)
                .boxed()
                .collect(Collectors.toSet());
    }

    /** What breaks a rule of its own accord, and nobody corrected. */
    private static Set<Integer> broken(List<Sent> past, Set<Integer> patched) {
        return IntStream.range(0, past.size())
                .filter(i -> past.get(i).flaw() == Flaw.HOPELESS
                        || (past.get(i).flaw() == Flaw.LATITUDE && !patched.contains(i)))
                .boxed()
                .collect(Collectors.toSet());
    }

    /** A replay that ends before it notes anything, and what happens while it runs. */
    private static void crash(Lane lane, Set<Integer> patched, Runnable meanwhile) {
        List<Runnable> open = new ArrayList<>(List.of(meanwhile));
        lane.steps = step -> {
            if (step == Step.MERGED) {
                throw new IllegalStateException("crash");
            }
            open.remove(0).run();
        };
        lane.run("replay", TABLE, null, patch(patched), false);
        lane.steps = step -> {};
        open.forEach(Runnable::run);
    }

    private static void replay(Lane lane, Set<Integer> patched) {
        ReplayResult result = lane.run("replay", TABLE, null, patch(patched), false);
        assertThat(result.tables().get(0).error()).isNull();
        assertThat(result.unknownPatches()).isEmpty();
    }

    private static String patch(Set<Integer> patched) {
        return patched.isEmpty()
                ? null
                : patched.stream()
                        .map(i -> "{row: telemetry/0/%d, set: {latitude: %s}}".formatted(i, Past.PATCHED))
                        .collect(Collectors.joining(", ", "{tables: {telemetry: [", "]}}"));
    }

    /** A table of last states shows nothing of rows that came back and were superseded: those that a crashed run corrected wait on. */
    private static void assertAsForeseen(
            Lane lane, List<Sent> past, Set<Integer> patched, Set<Integer> noted, Setting setting) {
        Foreseen foreseen = new Foreseen(past, patched);
        assertThat(Versions.of(lane.delta(TABLE)))
                .containsExactlyInAnyOrderElementsOf(foreseen.rows(setting.kind(), setting.deletes()));
        Set<String> waiting = lane.waiting(TABLE);
        if (setting.kind() == HistoryKind.SCD2) {
            assertThat(waiting).isEqualTo(names(foreseen.aside()));
        } else {
            assertThat(names(new Foreseen(past, noted).aside())).containsAll(waiting);
            assertThat(waiting).containsAll(names(broken(past, patched)));
        }
        long unreadable =
                past.stream().filter(sent -> sent.flaw() == Flaw.UNREADABLE).count();
        assertThat(lane.deadLetters(TABLE)).isEqualTo(unreadable);
    }

    private static Set<String> names(Set<Integer> positions) {
        return positions.stream().map(i -> "telemetry/0/" + i).collect(Collectors.toSet());
    }
}
