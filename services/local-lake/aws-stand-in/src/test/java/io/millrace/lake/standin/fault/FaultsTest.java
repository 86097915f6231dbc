package io.millrace.lake.standin.fault;

import io.millrace.lake.standin.protocol.AwsRequest;
import io.millrace.lake.standin.protocol.Json;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FaultsTest {
    private static final AwsRequest CALL =
            new AwsRequest("glue", "CreateTable", Json.mapper().valueToTree(Map.of("TableInput", Map.of("Name", "t"))));

    @Property
    void a_rule_hits_exactly_its_calls_behind_those_it_skips(
            @ForAll @IntRange(max = 5) int skip,
            @ForAll @IntRange(min = 1, max = 5) int times,
            @ForAll @IntRange(max = 15) int calls) {
        // given
        Faults faults = new Faults();
        faults.add(FaultRule.of(FaultKind.THROTTLE, "glue", "CreateTable")
                .skip(skip)
                .times(times));

        // when
        List<Boolean> hits = IntStream.range(0, calls)
                .mapToObj(i -> faults.next(CALL).isPresent())
                .toList();

        // then
        assertThat(hits)
                .isEqualTo(IntStream.range(0, calls)
                        .mapToObj(i -> i >= skip && i < skip + times)
                        .toList());
    }

    @Test
    void fields_match_by_their_path_inside_the_request() {
        // given
        Faults faults = new Faults();
        faults.add(FaultRule.of(FaultKind.THROTTLE, "glue", null).where("TableInput.Name", "t"));

        // when / then
        assertThat(faults.next(CALL)).isPresent();
        assertThat(faults.next(new AwsRequest("glue", "CreateTable", Json.object())))
                .isEmpty();
        assertThat(faults.next(new AwsRequest("ses", "CreateTable", CALL.fields())))
                .isEmpty();
    }

    @Test
    void a_rule_that_could_not_hit_is_refused() {
        assertThatThrownBy(() -> FaultRule.of(FaultKind.DROP, "glue", null).times(0))
                .hasMessageContaining("times=0");
        assertThatThrownBy(() -> FaultRule.of(FaultKind.HANG, "glue", null).millis(0))
                .hasMessageContaining("millis");
        assertThatThrownBy(() -> FaultRule.of(null, "glue", null)).hasMessageContaining("kind");
        assertThatThrownBy(() -> FaultRule.of(FaultKind.DROP, null, null)).hasMessageContaining("service");
    }
}
