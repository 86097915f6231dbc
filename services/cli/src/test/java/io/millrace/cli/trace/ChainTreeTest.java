package io.millrace.cli.trace;

import io.millrace.events.Event;
import io.millrace.events.lake.SnapshotWritten;
import io.millrace.events.lake.StageFailed;
import io.millrace.events.mapping.AdditionsFound;
import io.millrace.events.mapping.DeletionsFound;
import io.millrace.events.mapping.MappingSyncRequested;
import io.millrace.events.mapping.PublishedBatch;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

class ChainTreeTest {
    private static final Event<MappingSyncRequested> REQUEST = Event.first(
            "11111111-aaaa",
            Event.source("cli"),
            Instant.parse("2026-03-01T10:15:30.5Z"),
            new MappingSyncRequested("mappings", "monday"));
    private static final Event<SnapshotWritten> SNAPSHOT = REQUEST.leadsTo(
            "mapping-validation",
            new SnapshotWritten("mappings", "stg", "20260301101530", URI.create("s3://b/k.csv"), null, 40L, null));
    private static final Event<AdditionsFound> ADDITIONS =
            SNAPSHOT.leadsTo("snapshot-comparison", new AdditionsFound("mappings", "stg", batch(7)));
    private static final Event<DeletionsFound> DELETIONS =
            SNAPSHOT.leadsTo("snapshot-comparison", new DeletionsFound("mappings", "stg", batch(2)));

    private static PublishedBatch batch(long rows) {
        URI somewhere = URI.create("s3://drop/batch");
        return new PublishedBatch("batch", null, "20260301101530", somewhere, somewhere, rows, 0, 0);
    }

    @Test
    void each_event_stands_below_the_one_that_led_to_it() {
        // given
        ChainTree chain = chain(List.of(REQUEST, SNAPSHOT, ADDITIONS, DELETIONS));
        // when
        List<String> lines = chain.draw().lines().toList();
        // then
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).startsWith("mapping-sync-requested");
        assertThat(lines.get(1)).startsWith("└─ snapshot-written");
        assertThat(lines.get(2)).startsWith("   ├─ additions-found");
        assertThat(lines.get(3)).startsWith("   └─ deletions-found");
    }

    @Test
    void a_line_tells_type_id_time_subject_and_what_the_event_says() {
        // given
        ChainTree chain = chain(List.of(REQUEST));
        // when
        String line = chain.draw();
        // then
        assertThat(line).isEqualTo("mapping-sync-requested  11111111  2026-03-01T10:15:30Z  mappings  monday");
    }

    @Test
    void the_subject_is_told_where_it_changes() {
        // given
        Event<StageFailed> failed = REQUEST.leadsTo(
                "mapping-validation",
                new StageFailed(
                        "mapping-validation",
                        "mappings",
                        "stg",
                        "r",
                        REQUEST.id(),
                        "mapping-sync-requested",
                        3,
                        "a",
                        "b",
                        "c"));
        ChainTree chain = chain(List.of(REQUEST, SNAPSHOT, failed));
        // when
        List<String> lines = chain.draw().lines().toList();
        // then
        assertThat(lines.get(1)).endsWith("2026-03-01T10:15:30Z  20260301101530, 40 rows");
        assertThat(lines.get(2)).contains("mapping-validation/mappings");
    }

    @Test
    void an_event_whose_cause_is_no_longer_on_its_topic_is_drawn_as_a_root() {
        // given
        ChainTree chain = chain(List.of(ADDITIONS));
        // when
        String drawing = chain.draw();
        // then
        assertThat(drawing).startsWith("additions-found");
    }

    @Property(tries = 50)
    void every_event_is_drawn_once_in_whatever_order_and_however_often_it_is_read(@ForAll long seed) {
        // given
        List<Event<?>> read = new ArrayList<>(List.of(REQUEST, SNAPSHOT, ADDITIONS, DELETIONS, SNAPSHOT, DELETIONS));
        Collections.shuffle(read, new Random(seed));
        // when
        List<String> lines = chain(read).draw().lines().toList();
        // then
        assertThat(lines).hasSize(4);
        for (String id : List.of(REQUEST.id(), SNAPSHOT.id(), ADDITIONS.id(), DELETIONS.id())) {
            assertThat(lines)
                    .filteredOn(line -> line.contains(id.substring(0, 8)))
                    .hasSize(1);
        }
        assertThat(lines.get(0)).startsWith("mapping-sync-requested");
    }

    private static ChainTree chain(List<Event<?>> events) {
        ChainTree chain = new ChainTree();
        events.forEach(chain::add);
        return chain;
    }
}
