package io.millrace.cli.demo.wide;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class WideRowsTest {

    @Property(tries = 40)
    void every_row_is_of_an_id_a_repeated_key_or_has_none(
            @ForAll @IntRange(min = 50, max = 5000) int ids, @ForAll long seed) {
        // given
        WideRows rows = new WideRows(ids, seed);

        // when
        List<String> keys = IntStream.range(0, rows.count()).mapToObj(rows::key).toList();

        // then
        assertThat(keys.stream().filter(Objects::isNull)).hasSize(rows.keyless());
        assertThat(keys.stream().filter(Objects::nonNull).distinct()).hasSize(ids);
        assertThat(keys).hasSize(ids + rows.repeated() + rows.keyless());
    }

    @Property(tries = 40)
    void the_rows_of_a_key_are_found_from_its_id(@ForAll @IntRange(min = 50, max = 5000) int ids, @ForAll long seed) {
        // given
        WideRows rows = new WideRows(ids, seed);

        // when
        int[] same = rows.sameKey(1);

        // then
        assertThat(Arrays.stream(same).mapToObj(rows::key)).containsOnly(rows.key(1));
        assertThat(same)
                .containsExactly(IntStream.range(0, rows.count())
                        .filter(row -> rows.key(1).equals(rows.key(row)))
                        .toArray());
        assertThat(same).hasSizeGreaterThan(1);
    }

    @Property(tries = 20)
    void values_follow_from_seed_row_and_attribute(@ForAll long seed, @ForAll @IntRange(min = 0, max = 1000) int row) {
        // given
        List<Attribute> attributes = WideShape.of(4, 100).attributes();

        // when
        List<Object> values = attributes.stream()
                .map(attribute -> new WideRows(1001, seed).value(row, attribute))
                .toList();

        // then
        assertThat(attributes.stream().map(attribute -> new WideRows(1001, seed).value(row, attribute)))
                .containsExactlyElementsOf(values);
        assertThat(IntStream.range(0, values.size()).filter(place -> values.get(place) instanceof Integer))
                .allSatisfy(place -> assertThat(attributes.get(place).kind()).isEqualTo(Attribute.Kind.NUMBER));
    }
}
