package io.millrace.lake.standin.glue.expression;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.protocol.AwsException;
import io.millrace.lake.standin.protocol.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PartitionFilterTest {
    private static final List<String> PARTITIONS =
            List.of("eu/2", "eu/10", "us/2", "o'x/3", "__HIVE_DEFAULT_PARTITION__/4");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "region = 'eu' | eu/2 eu/10",
                "(region = 'eu') AND (bucket = 10) | eu/10",
                "(bucket in (2, 3)) | eu/2 us/2 o'x/3",
                "bucket > 2 | eu/10 o'x/3 __HIVE_DEFAULT_PARTITION__/4",
                "bucket >= 3 and bucket < 10 | o'x/3 __HIVE_DEFAULT_PARTITION__/4",
                "((region = 'us') OR (region = 'o''x')) | us/2 o'x/3",
                "bucket between 3 and 10 and \"Region\" <> 'eu' | o'x/3",
                "region like 'e_' | eu/2 eu/10",
                "not region like '%u%' | o'x/3 __HIVE_DEFAULT_PARTITION__/4",
                "region not in ('eu') | us/2 o'x/3",
                "region is null | __HIVE_DEFAULT_PARTITION__/4",
                "region is not null and bucket <= 2 or bucket = 4 | eu/2 us/2 __HIVE_DEFAULT_PARTITION__/4",
            })
    void an_expression_selects_partitions_by_the_type_of_their_keys(String expression, String selected) {
        // given
        var filter = PartitionFilter.of(keys(), expression);

        // when
        String found = PARTITIONS.stream()
                .filter(values -> filter.test(partition(values)))
                .collect(Collectors.joining(" "));

        // then
        assertThat(found).isEqualTo(selected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "colour = 'x'",
                "bucket = 'x'",
                "region",
                "region = ",
                "(bucket = 1",
                "bucket = 1 2",
                "bucket ~ 1"
            })
    void an_expression_that_cannot_be_read_is_told_with_the_reason(String expression) {
        assertThatThrownBy(() -> PartitionFilter.of(keys(), expression))
                .isInstanceOfSatisfying(
                        AwsException.class, error -> assertThat(error.code()).isEqualTo("InvalidInputException"))
                .hasMessageContaining(expression);
    }

    private static ArrayNode keys() {
        ArrayNode keys = Json.mapper().createArrayNode();
        keys.addObject().put("Name", "region").put("Type", "string");
        keys.addObject().put("Name", "bucket").put("Type", "int");
        return keys;
    }

    private static ObjectNode partition(String values) {
        ObjectNode partition = Json.object();
        List.of(values.split("/", -1)).forEach(partition.putArray("Values")::add);
        return partition;
    }
}
