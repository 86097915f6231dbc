package io.millrace.jobs.history.commit;

import io.millrace.jobs.history.Lab;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

class KeySieveIT {
    private static final long ROWS = 40_000;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "numbers one after another          | id                                | 0",
                "numbers with gaps                  | id * 1024                         | 0",
                "numbers of a time and a counter    | id * 4194304 + id % 4             | 0",
                "numbers far below zero             | id - 9223372036854775807          | 0",
                "small numbers                      | cast(id % 30000 as smallint)      | 0",
                "decimals                           | cast(id as decimal(20, 0))        | 0",
                "texts                              | concat('vehicle-', id)            | 0",
                "pairs of numbers, few and many     | id % 40                           | id div 40",
                "pairs of numbers, many and few     | id div 40                         | id % 40",
                "pairs of a text and a number       | concat('north-', id % 40)         | id div 40"
            })
    void keys_of_the_batch_pass_and_few_others_whatever_they_are_made_of(String kind, String first, String second) {
        // given
        Dataset<Row> rows = Lab.SPARK.range(0, ROWS, 1, 2).selectExpr("id", first + " as first", second + " as second");
        List<String> keys = List.of("first", "second");
        Dataset<Row> batch = rows.where("id % 40 = 7");
        byte[] hashes = batch.agg(Bitmaps.collected(KeySieve.hash(keys, rows.schema())))
                .head()
                .getAs(0);
        Broadcast<long[]> sent = KeySieve.of(hashes).send(Lab.SPARK);

        // when
        Row passed = rows.where(KeySieve.passes(keys, rows.schema(), sent))
                .agg(count(expr("if(id % 40 = 7, 1, null)")), count(lit(1)))
                .head();

        // then
        sent.destroy();
        assertThat(passed.getLong(0)).as(kind).isEqualTo(batch.count());
        assertThat(passed.getLong(1)).as(kind).isLessThan(2 * batch.count());
    }
}
