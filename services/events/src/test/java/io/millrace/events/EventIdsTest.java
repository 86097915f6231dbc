package io.millrace.events;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class EventIdsTest {
    private static final UUID DNS = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

    @Test
    void uuid5_gives_the_example_of_rfc_9562() {
        assertThat(EventIds.uuid5(DNS, "www.example.com")).hasToString("2ed6657d-e927-568b-95e1-2665a8aea6a2");
    }

    /** Ids are stored in ledgers and known to readers: this one must never change. */
    @Test
    void derived_id_is_the_same_in_every_release() {
        assertThat(EventIds.derived("cause", "snapshot-written", "dataset"))
                .isEqualTo("b17bb5ff-0569-5316-adc9-87c8fe1184fe");
    }

    @Property
    void any_id_has_eight_digits_for_names(@ForAll String id) {
        assertThat(EventIds.digits(id)).matches("[0-9a-f]{8}").isEqualTo(EventIds.digits(id));
    }

    @Test
    void digits_are_those_of_the_id_where_it_has_them() {
        assertThat(EventIds.digits("1F0C-9A3B-0000")).isEqualTo("1f0c9a3b");
        assertThat(EventIds.digits("monthly-1")).isNotEqualTo(EventIds.digits("monthly-2"));
    }

    @Property
    void same_parts_give_the_same_id(@ForAll String cause, @ForAll List<String> parts) {
        String[] array = parts.toArray(String[]::new);
        assertThat(EventIds.derived(cause, array)).isEqualTo(EventIds.derived(cause, array.clone()));
    }

    @Property
    void other_parts_give_another_id(
            @ForAll @Size(min = 1, max = 4) List<String> some, @ForAll @Size(min = 1, max = 4) List<String> other) {
        assertThat(id(some).equals(id(other))).isEqualTo(some.equals(other));
    }

    @Test
    void parts_that_run_into_each_other_stay_apart() {
        assertThat(List.of(id(List.of("a", "bc")), id(List.of("ab", "c")), id(List.of("abc")), id(List.of("a|2:bc"))))
                .doesNotHaveDuplicates();
    }

    private static String id(List<String> causeAndParts) {
        return EventIds.derived(
                causeAndParts.get(0),
                causeAndParts.subList(1, causeAndParts.size()).toArray(String[]::new));
    }
}
