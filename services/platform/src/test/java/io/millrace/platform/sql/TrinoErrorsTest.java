package io.millrace.platform.sql;

import io.millrace.platform.sql.SqlFailureException.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TrinoErrorsTest {

    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "1, STATEMENT, SYNTAX_ERROR",
        "3, CANCELLED, USER_CANCELED",
        "65536, ENGINE, GENERIC_INTERNAL_ERROR",
        "131072, ENGINE, GENERIC_INSUFFICIENT_RESOURCES",
        "131075, TIME_UP, EXCEEDED_TIME_LIMIT",
        "16777216, ENGINE, HIVE_METASTORE_ERROR",
        "16777223, STATEMENT, HIVE_BAD_DATA",
        "16777232, ENGINE, HIVE_FILESYSTEM_ERROR",
        "16777244, STATEMENT, HIVE_INVALID_BUCKET_FILES"
    })
    void only_a_fault_of_statement_or_data_is_final(int code, Kind expected, String name) {
        assertThat(TrinoErrors.kind(code)).as(name).isEqualTo(expected);
    }
}
