package io.millrace.bucketed.engine;

import io.millrace.bucketed.domain.Checked;
import io.millrace.bucketed.domain.Column;
import io.millrace.bucketed.domain.FailedCheckException;
import io.millrace.bucketed.domain.SourceTable;
import io.millrace.platform.sql.SqlCost;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Whether buckets were seen, by what the engine says that it read: of 16 buckets. */
class VerificationTest {
    @ParameterizedTest(name = "{3}")
    @CsvSource({
        "1600, 1600, 1600, every file was read",
        "1600, 900, 900, 'statistics skip some files, buckets none'",
        "1600, 900, 800, 'the table with buckets read more than the one without'"
    })
    void buckets_that_the_engine_does_not_skip_fail_the_table(long all, long bucketed, long plain, String told) {
        // when
        FailedCheckException failure =
                catchThrowableOfType(FailedCheckException.class, () -> bytes(all, bucketed, plain));
        // then
        assertThat(failure.check()).as(told).isEqualTo("bucket pruning");
        assertThat(failure).hasMessageContaining("does not see the buckets");
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource({
        "1600, 100, 1600, one bucket of 16 was read",
        "1600, 100, 900, statistics skip fewer files than buckets",
        "1600, 100, 100, statistics alone leave a bucket's worth"
    })
    void buckets_that_are_skipped_are_seen(long all, long bucketed, long plain, String told) {
        // when
        Checked checked = bytes(all, bucketed, plain);
        // then
        assertThat(checked).as(told).isEqualTo(new Checked(8, 1));
    }

    @ParameterizedTest
    @CsvSource({"16, 16, 16, false", "16, 1, 16, true"})
    void an_engine_that_tells_splits_is_judged_by_them_whatever_the_bytes(
            long all, long bucketed, long plain, boolean sound) {
        // when
        FailedCheckException failure = catchThrowableOfType(
                FailedCheckException.class, () -> verify(splits(all), splits(bucketed), splits(plain)));
        // then
        assertThat(failure == null).isEqualTo(sound);
    }

    private static Checked bytes(long all, long bucketed, long plain) {
        return verify(
                new SqlCost(all, OptionalLong.empty()),
                new SqlCost(bucketed, OptionalLong.empty()),
                new SqlCost(plain, OptionalLong.empty()));
    }

    private static SqlCost splits(long number) {
        return new SqlCost(7, OptionalLong.of(number));
    }

    private static Checked verify(SqlCost allKeys, SqlCost bucketed, SqlCost plain) {
        SourceTable source =
                new SourceTable("db", "ext_t", "t", "s3://b/t/", "id", 16, List.of(new Column("id", "string")));
        Queries queries = new Queries(new ScriptedEngine(allKeys, bucketed, plain), "tag", Duration.ofSeconds(1));
        return new Verification(queries, source, ScriptedEngine.BUCKETED).bucketed(1);
    }
}
