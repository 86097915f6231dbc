package io.millrace.capture.domain;

import io.millrace.capture.domain.TableSchema.Difference;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class TableSchemaTest {
    @Test
    void added_removed_and_retyped_columns_are_told() {
        // given
        TableSchema before = new TableSchema(Map.of("id", "int4", "note", "text", "speed", "float4"));
        TableSchema after = new TableSchema(Map.of("id", "int8", "note", "text", "color", "text"));
        // then
        assertThat(before.differences(after))
                .containsExactlyInAnyOrder(
                        new Difference("id", "int4", "int8"),
                        new Difference("speed", "float4", null),
                        new Difference("color", null, "text"));
    }

    @Property(tries = 200)
    void differences_lead_from_one_schema_to_the_other(
            @ForAll @Size(max = 5)
                    Map<
                                    @AlphaChars @StringLength(min = 1, max = 2) String,
                                    @AlphaChars @StringLength(min = 1, max = 1) String>
                            one,
            @ForAll @Size(max = 5)
                    Map<
                                    @AlphaChars @StringLength(min = 1, max = 2) String,
                                    @AlphaChars @StringLength(min = 1, max = 1) String>
                            other) {
        // given
        Map<String, String> types = new LinkedHashMap<>(one);
        // when
        for (Difference difference : new TableSchema(one).differences(new TableSchema(other))) {
            if (difference.after() == null) {
                types.remove(difference.column());
            } else {
                types.put(difference.column(), difference.after());
            }
        }
        // then
        assertThat(types).isEqualTo(other);
    }
}
