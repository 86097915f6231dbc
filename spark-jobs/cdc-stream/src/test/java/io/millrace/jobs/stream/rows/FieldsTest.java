package io.millrace.jobs.stream.rows;

import io.millrace.config.tables.check.ReservedColumns;
import io.millrace.jobs.history.HistoryColumns;
import io.millrace.jobs.quality.transforms.Masks;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.Test;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Set;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;

class FieldsTest {

    @Test
    void validation_of_the_configuration_refuses_the_very_names_that_the_job_needs() throws IllegalAccessException {
        // given
        Set<String> needed = new TreeSet<>(Set.of(Judgement.FAILED, Masks.COLUMN));
        for (Field field : Fields.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
                needed.add((String) field.get(null));
            }
        }
        HistoryColumns.OF_TABLE.stream().map(StructField::name).forEach(needed::add);
        HistoryColumns.OF_CHANGES.stream().map(StructField::name).forEach(needed::add);
        // then
        assertThat(ReservedColumns.names()).isEqualTo(needed);
        assertThat(needed).allMatch(Fields::isReserved);
    }
}
