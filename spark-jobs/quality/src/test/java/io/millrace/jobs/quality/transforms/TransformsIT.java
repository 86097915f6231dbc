package io.millrace.jobs.quality.transforms;

import io.millrace.config.tables.ColumnType;
import io.millrace.config.tables.ColumnType.Kind;
import io.millrace.config.tables.TableConfig;
import io.millrace.jobs.quality.Lake;
import io.millrace.jobs.quality.Tables;
import io.millrace.jobs.quality.rules.References;
import io.millrace.jobs.quality.rules.RowJudge;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;

import static io.millrace.jobs.quality.Lake.row;
import static org.assertj.core.api.Assertions.assertThat;

class TransformsIT {
    private static final String COLUMNS = "id int, name string, phone string, price decimal(6,4), _operation string";
    private static final Map<String, String> KEY = Map.of("NAME_KEY", "a secret");

    @Test
    void they_are_made_in_their_order_whatever_the_order_of_the_file() {
        // given
        TableConfig table = drivers()
                .transform("mask_pii", "phone", Map.of("visible_chars", 2), 2)
                .transform("trim", "phone", Map.of(), 1)
                .config();

        // when
        Dataset<Row> changed = Transforms.of(table).apply(rows(row(1, "Al", "  555-0101 ", null, "INSERT")));

        // then
        assertThat(changed.first().<String>getAs("phone")).isEqualTo("55****");
    }

    @Test
    void the_schema_that_comes_out_is_known_before() {
        // given
        Transforms transforms = Transforms.of(
                drivers()
                        .transform("hash", "name", Map.of("key_env", "NAME_KEY"))
                        .transform("rename", "name", Map.of("to", "name_hash"))
                        .transform("round", "price", Map.of("decimals", 1))
                        .transform("cast", "phone", Map.of("to_type", "long"))
                        .config(),
                KEY);
        Dataset<Row> rows = rows(row(1, "Al", "55501", new BigDecimal("99.9500"), "INSERT"));

        // when
        Dataset<Row> changed = transforms.apply(rows);

        // then
        assertThat(changed.schema()).isEqualTo(transforms.output(rows.schema()));
        assertThat(changed.schema().simpleString())
                .isEqualTo("struct<id:int,name_hash:string,phone:bigint,price:decimal(4,1),_operation:string>");
        assertThat(changed.first().get(3)).isEqualTo(new BigDecimal("100.0"));
    }

    @Test
    void fault_17_a_place_without_secrets_gets_masked_columns_masked_and_the_others_as_they_came() {
        // given
        Transforms transforms = Transforms.of(drivers()
                .transform("mask_pii", "phone", Map.of())
                .transform("rename", "phone", Map.of("to", "telephone"))
                .transform("upper", "name", Map.of())
                .config());
        Dataset<Row> rows = rows(row(1, "Al", "555-0101", null, "INSERT"), row(2, "Bo", "5550", null, "INSERT"));

        // when
        Dataset<Row> masked = transforms.mask(rows);

        // then
        assertThat(transforms.masked()).containsExactly("phone");
        assertThat(masked.schema()).isEqualTo(transforms.maskedOutput(rows.schema()));
        assertThat(masked.select("name", "phone").collectAsList())
                .extracting(Row::toString)
                .containsExactly("[Al,555-****]", "[Bo,****]");
    }

    @Test
    void a_value_that_a_cast_cannot_take_sets_its_row_aside_instead_of_becoming_null() {
        // given
        TableConfig table = drivers()
                .transform("trim", "phone", Map.of())
                .transform("cast", "phone", Map.of("to_type", "integer"))
                .config();

        // when
        Dataset<Row> judged = RowJudge.of(table, References.NONE)
                .judge(rows(
                        row(1, "Al", " 12 ", null, "INSERT"),
                        row(2, "Bo", "1x", null, "INSERT"),
                        row(3, "Cy", null, null, "INSERT"),
                        row(4, "Di", "1x", null, "DELETE")));

        // then
        assertThat(judged.where(RowJudge.isSetAside())
                        .select("id", RowJudge.FAILED_RULES)
                        .collectAsList())
                .extracting(Row::toString)
                .containsExactly("[2,WrappedArray([cast_phone,cast,phone,error])]");
        assertThat(Transforms.of(table).apply(judged).select("phone").collectAsList())
                .extracting(changed -> changed.get(0))
                .isEqualTo(Arrays.asList(12, null, null, null));
    }

    private static Tables drivers() {
        return Tables.table("drivers")
                .column("name", Kind.STRING)
                .column("phone", Kind.STRING)
                .column("price", new ColumnType(Kind.DECIMAL, 6, 4));
    }

    private static Dataset<Row> rows(Object[]... rows) {
        return Lake.rows(COLUMNS, rows);
    }
}
