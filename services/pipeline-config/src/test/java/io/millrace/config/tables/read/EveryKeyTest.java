package io.millrace.config.tables.read;

import io.millrace.config.quality.checks.Metric;
import io.millrace.config.quality.rules.RuleContracts;
import io.millrace.config.quality.transforms.TransformContracts;
import io.millrace.config.shape.Key;
import io.millrace.config.shape.Shape;
import io.millrace.config.tables.ForeignKey;
import io.millrace.config.tables.PipelineConfig;
import io.millrace.config.tables.TableConfig;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** A file with every key is read, and has every key. */
class EveryKeyTest {
    private final String text = EveryKeyFile.text();

    @Test
    void everything_is_read() {
        // when
        PipelineConfig config = FleetFile.read(text);
        // then
        TableConfig orders = config.tables().get(0);
        assertThat(config.kafka().bootstrapServers()).isEqualTo("PLACEHOLDER");
        assertThat(config.settings().triggerInterval()).isEqualTo(Duration.ofMillis(500));
        assertThat(orders.dqRules()).hasSize(11);
        assertThat(orders.transforms()).hasSize(9);
        assertThat(orders.deequChecks()).hasSize(9);
        assertThat(orders.indexes()).hasSize(4);
        assertThat(orders.foreignKeys()).containsOnly(new ForeignKey("customer", "customers", "id"));
    }

    @Test
    void no_key_and_no_type_is_left_out() {
        // given
        Set<String> words = new LinkedHashSet<>(Metric.titles());
        words.addAll(TransformContracts.all().keySet());
        words.addAll(RuleContracts.builtIn().keySet());
        // when
        collect(TablesShape.file(RuleContracts.builtIn()), words);
        // then
        assertThat(words).hasSizeGreaterThan(80).allSatisfy(word -> assertThat(text)
                .containsPattern("\\b" + word + "\\b"));
    }

    private static void collect(Shape shape, Set<String> words) {
        if (shape instanceof Shape.Group group) {
            for (Key key : group.keys()) {
                words.addAll(key.names());
                collect(key.shape(), words);
            }
        } else if (shape instanceof Shape.Tagged tagged) {
            collect(tagged.base(), words);
            tagged.variants().values().forEach(variant -> collect(variant, words));
        } else if (shape instanceof Shape.ListOf list) {
            collect(list.item(), words);
        } else if (shape instanceof Shape.GroupOr either) {
            collect(either.group(), words);
        }
    }
}
