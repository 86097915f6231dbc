package io.millrace.jobs.quality.transforms;

import io.millrace.config.tables.ColumnType.Kind;
import io.millrace.jobs.quality.Tables;
import org.junit.jupiter.api.Test;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class MasksTest {
    private static Tables table() {
        return Tables.table("trips").column("name", Kind.STRING);
    }

    private static String name(Tables table, String key) {
        return Masks.name(Transforms.of(table.config(), Map.of("K", key)).column("name"));
    }

    @Test
    void values_are_hidden_in_another_way_when_a_transform_a_parameter_or_a_key_is_another() {
        // given
        Map<String, Object> keyed = Map.of("key_env", "K");
        String masked = name(table().transform("mask_pii", "name", Map.of("visible_chars", 4)), "key");
        String hashed = name(table().transform("hash", "name", keyed), "key");

        // when
        String fewer = name(table().transform("mask_pii", "name", Map.of("visible_chars", 3)), "key");
        String trimmed = name(
                table().transform("trim", "name", Map.of()).transform("mask_pii", "name", Map.of("visible_chars", 4)),
                "key");
        String otherKey = name(table().transform("hash", "name", keyed), "other");
        String otherOrder = name(table().transform("mask_pii", "name", Map.of("visible_chars", 4), 9), "key");

        // then
        assertThat(otherOrder).isEqualTo(masked);
        assertThat(masked).isNotIn(fewer, trimmed, hashed);
        assertThat(otherKey).isNotEqualTo(hashed);
    }
}
