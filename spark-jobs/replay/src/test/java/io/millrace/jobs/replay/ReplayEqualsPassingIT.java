package io.millrace.jobs.replay;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class ReplayEqualsPassingIT {
    private static final int CHANGES = 120;
    private static final int KEYS = 25;
    private static final List<String> KINDS = List.of("history: scd2\n    deletes: tombstone", "history: scd1");

    private static int tries;

    @Property(tries = 2, shrinking = ShrinkingMode.OFF)
    void a_history_with_replayed_rows_equals_that_of_a_stream_in_which_they_passed(@ForAll long seed)
            throws IOException {
        // given
        Path folder = Files.createTempDirectory("replay-");
        String kind = KINDS.get(tries++ % KINDS.size());
        List<Message[]> batches = batches(new Random(seed));
        Lane lane = new Lane(folder, "late").configured("history: scd2", kind);
        Lane twin = new Lane(folder, "twin").configured("history: scd2", kind).configured("max: 350", "max: 1000");
        batches.forEach(batch -> lane.stream("telemetry", batch));
        twin.stream("telemetry", batches.stream().flatMap(Stream::of).toArray(Message[]::new));
        lane.configured("max: 350", "max: 1000");

        // when
        lane.replay("telemetry");

        // then
        assertThat(lane.history("telemetry")).isEqualTo(twin.history("telemetry"));
        assertThat(lane.list("telemetry").waiting()).isZero();
        delete(folder);
    }

    private static List<Message[]> batches(Random random) {
        List<Message> all = new ArrayList<>();
        for (int lsn = 1; lsn <= CHANGES; lsn++) {
            int id = random.nextInt(KEYS);
            double speed = random.nextInt(4) == 0 ? 500 : 80;
            all.add(
                    switch (random.nextInt(30)) {
                        case 0 -> Message.truncate("telemetry", lsn);
                        case 1, 2, 3, 4, 5 -> Message.delete("telemetry", lsn, id);
                        case 6, 7, 8 -> Message.withoutPlate(lsn, id, 1.0 * random.nextInt(90), speed);
                        case 9, 10, 11 -> Message.telemetry("insert", lsn, id, null, speed);
                        default -> Message.telemetry("update", lsn, id, 1.0 * random.nextInt(90), speed);
                    });
        }
        int cut = 1 + random.nextInt(CHANGES - 1);
        return List.of(
                all.subList(0, cut).toArray(Message[]::new),
                all.subList(cut, CHANGES).toArray(Message[]::new));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
