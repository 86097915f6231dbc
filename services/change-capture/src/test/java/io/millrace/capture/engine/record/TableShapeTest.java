package io.millrace.capture.engine.record;

import io.millrace.capture.domain.Row;
import io.millrace.capture.engine.oldrow.OldRow;
import io.millrace.config.mappings.TableMappings;
import io.millrace.config.mappings.TableRoute;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class TableShapeTest {
    private static final Schema ROW = SchemaBuilder.struct()
            .field("code", Schema.STRING_SCHEMA)
            .field("note", Schema.OPTIONAL_STRING_SCHEMA)
            .field("speed", Schema.OPTIONAL_INT32_SCHEMA)
            .build();
    private static final Schema KEY =
            SchemaBuilder.struct().field("code", Schema.STRING_SCHEMA).build();
    private static final String LONG = "x".repeat(2_500);

    private final TableShape shape = new TableShape(
            "public",
            "codes",
            new TableRoute("public", "codes", "cdc-codes", false),
            TableMappings.ofTables(List.of("public.codes")),
            ROW,
            KEY);

    @Test
    void deleted_row_leaves_large_values_out_but_never_those_of_its_key() {
        Struct before = new Struct(ROW).put("code", LONG).put("note", LONG).put("speed", 7);

        Row row = shape.deleted(shape.key(new Struct(KEY).put("code", LONG)), before, OldRow.WHOLE);

        assertThat(row.values()).isEqualTo(List.of(LONG, Row.UNCHANGED, 7));
    }

    @Test
    void deleted_row_of_which_the_database_sent_the_key_alone_is_that_key() {
        Struct before = new Struct(ROW).put("code", "a");

        Row row = shape.deleted(shape.key(new Struct(KEY).put("code", "a")), before, OldRow.KEY);

        assertThat(row.columns()).extracting("name").containsExactly("code");
    }

    @Test
    void deleted_row_that_the_database_sent_whole_is_whole_also_where_all_of_it_is_null_or_zero() {
        Struct before = new Struct(ROW).put("code", "a").put("speed", 0);

        Row row = shape.deleted(shape.key(new Struct(KEY).put("code", "a")), before, OldRow.WHOLE);

        assertThat(row.values()).isEqualTo(Arrays.asList("a", null, 0));
    }
}
