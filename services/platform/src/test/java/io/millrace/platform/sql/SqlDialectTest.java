package io.millrace.platform.sql;

import io.millrace.platform.sql.SqlDialect.NewTable;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SqlDialectTest {
    private static final NewTable BUCKETED =
            new NewTable("db", "t", "s3://b/it's/v=1/", "k", 256, "SELECT * FROM \"db\".\"s\"");

    @Property
    void a_quoted_text_never_ends_before_its_last_quote(@ForAll String text) {
        // given
        String plain = text.replace("\0", "");
        // when
        String literal = SqlDialect.TRINO.literal(plain);
        // then
        String inner = literal.substring(1, literal.length() - 1);
        assertThat(inner.replace("''", "")).doesNotContain("'");
        assertThat(inner.replace("''", "'")).isEqualTo(plain);
    }

    @Property
    void a_quoted_name_never_ends_before_its_last_quote(@ForAll String text) {
        // given
        String plain = "n" + text.replace("\0", "");
        // when
        String name = SqlDialect.ATHENA.identifier(plain);
        // then
        String inner = name.substring(1, name.length() - 1);
        assertThat(inner.replace("\"\"", "")).doesNotContain("\"");
        assertThat(inner.replace("\"\"", "\"")).isEqualTo(plain);
    }

    @Test
    void each_engine_gets_the_table_properties_that_it_knows() {
        // when
        String trino = SqlDialect.TRINO.createTableAs(BUCKETED);
        String athena = SqlDialect.ATHENA.createTableAs(BUCKETED);
        // then
        assertThat(trino)
                .isEqualTo(
                        "CREATE TABLE \"db\".\"t\" WITH (format = 'PARQUET', external_location = 's3://b/it''s/v=1/',"
                                + " bucketed_by = ARRAY['k'], bucket_count = 256) AS SELECT * FROM \"db\".\"s\"");
        assertThat(athena)
                .isEqualTo("CREATE TABLE \"db\".\"t\" WITH (format = 'PARQUET', write_compression = 'SNAPPY',"
                        + " external_location = 's3://b/it''s/v=1/', bucketed_by = ARRAY['k'], bucket_count = 256)"
                        + " AS SELECT * FROM \"db\".\"s\"");
    }

    @ParameterizedTest
    @EnumSource
    void a_table_without_buckets_says_nothing_of_them(SqlDialect dialect) {
        // when
        String statement = dialect.createTableAs(new NewTable("db", "t", "s3://b/t/", null, 0, "SELECT 1 AS x"));
        // then
        assertThat(statement).doesNotContain("bucket").endsWith("AS SELECT 1 AS x");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "o'neil, string, 'o''neil'",
                "é, varchar(10), 'é'",
                "-7, int, CAST('-7' AS integer)",
                "9223372036854775807, bigint, CAST('9223372036854775807' AS bigint)"
            })
    void a_key_is_written_in_its_columns_type(String value, String type, String expected) {
        // when
        String literal = SqlDialect.TRINO.literal(value, type);
        // then
        assertThat(literal).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"double", "map<string,int>", "timestamp"})
    void a_key_of_a_type_that_does_not_compare_exactly_is_refused(String type) {
        assertThatThrownBy(() -> SqlDialect.TRINO.literal(new BigDecimal("1"), type))
                .hasMessageContaining(type);
    }

    @Test
    void a_whole_number_that_is_none_is_refused() {
        assertThatThrownBy(() -> SqlDialect.TRINO.literal("1) OR (1=1", "bigint"))
                .hasMessageContaining("not a whole number")
                .hasMessageNotContaining("1=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\0b"})
    void a_name_that_no_engine_takes_is_refused(String name) {
        assertThatThrownBy(() -> SqlDialect.TRINO.identifier(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void athena_takes_no_more_than_262_144_bytes() {
        assertThat(SqlDialect.ATHENA.longestStatement()).hasValue(262_144);
    }
}
