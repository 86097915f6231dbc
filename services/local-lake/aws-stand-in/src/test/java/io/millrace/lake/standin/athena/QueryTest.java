package io.millrace.lake.standin.athena;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class QueryTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "select 'a', b from t | select 'a', b from t",
                "select 1 from \"AwsDataCatalog\".\"db\".t | select 1 from hive.\"db\".t",
                "select 1 from awsdatacatalog.db.t | select 1 from hive.db.t",
                "create table t with (format = 'PARQUET', write_compression = 'SNAPPY', bucket_count = 2) as select 1 | create table t with (format = 'PARQUET',  bucket_count = 2) as select 1",
                "create table t with (format = 'PARQUET', write_compression = 'SNAPPY') as select 1 | create table t with (format = 'PARQUET') as select 1",
            })
    void what_only_athena_understands_is_put_into_trinos_words(String athena, String trino) {
        assertThat(query(athena).forTrino()).isEqualTo(trino);
    }

    @ParameterizedTest
    @CsvSource({
        "SELECT 1, DML",
        "with a as (select 1) select * from a, DML",
        "create table t as select 1, DDL",
        "drop table t, DDL",
        "show tables, UTILITY"
    })
    void a_statement_is_of_the_type_that_athena_tells(String text, String type) {
        assertThat(query(text).type()).isEqualTo(type);
    }

    private static Query query(String text) {
        return new Query(text, null, null, null);
    }
}
