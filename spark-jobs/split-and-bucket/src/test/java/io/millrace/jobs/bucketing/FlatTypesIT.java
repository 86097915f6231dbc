package io.millrace.jobs.bucketing;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class FlatTypesIT {
    /** Every seventh value is null; others reach from end to end of their type, or are many or few different ones. */
    private static final String[] COLUMNS = {
        "if(id < 0, null, cast(id as string)) customer_user_id",
        "if(id % 7 = 0, null, id % 2 = 0) flag",
        "if(id % 7 = 0, null, cast(id * 31 as tinyint)) tiny",
        "if(id % 7 = 0, null, cast(id * 3001 as smallint)) small",
        "if(id % 7 = 0, null, cast(id * 2654435761 as int)) number",
        "if(id % 7 = 0, null, cast(id % 3 as int)) few_numbers",
        "if(id % 7 = 0, null, id * 6364136223846793005) large",
        "if(id % 7 = 0, null, cast(id / 3 as float)) single",
        "if(id % 7 = 0, null, if(id % 5 = 0, double('NaN'), -id / 7)) double",
        "if(id % 7 = 0, null, cast((id - 9) / 4 as decimal(7, 2))) money",
        "if(id % 7 = 0, null, cast(id * 1234567 - 99999999 as decimal(18, 4))) long_decimal",
        "if(id % 7 = 0, null, cast(-id as decimal(38, 10)) * 1000000000000000) huge_decimal",
        "if(id % 7 = 0, null, repeat(concat('ä漢\\uD83D\\uDE00', id), cast(id % 60 as int))) text",
        "if(id % 7 = 0, null, concat('code ', id % 4)) code",
        "if(id % 7 = 0, null, cast(concat('b', id) as binary)) bytes",
        "if(id % 7 = 0, null, date_add(date'0900-01-01', cast(id * 2000 as int))) day",
        "if(id % 7 = 0, null, timestamp_micros(id * 86399999999 - 50000000000000000)) moment",
        "if(id % 7 = 0, null, cast(timestamp_micros(id * 999999) as timestamp_ntz)) wall_clock",
        "cast(null as string) nothing"
    };

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"TIMESTAMP_MICROS", "INT96"})
    void values_of_every_flat_type_arrive_as_they_were_in_every_layout(String timestamps) throws IOException {
        // given
        SparkSession session = Bucketing.SPARK.newSession();
        session.conf().set("spark.sql.parquet.outputTimestampType", timestamps);
        session.conf().set("spark.sql.parquet.datetimeRebaseModeInWrite", "CORRECTED");
        session.conf().set("spark.sql.parquet.int96RebaseModeInWrite", "CORRECTED");
        Dataset<Row> source = session.range(0, 900, 1, 2).selectExpr(COLUMNS).localCheckpoint();
        Bucketing bucketing =
                new Bucketing(folder).source(source).with("layouts", List.of("hive-buckets", "partitions", "files"));
        List<Row> whole = source.collectAsList();

        // when
        int code = bucketing.run();

        // then
        assertThat(code).isZero();
        for (String layout : List.of("hive-buckets", "partitions", "files")) {
            Dataset<Row> written = bucketing.read(layout + "/infobase").drop("id_bucket");
            assertThat(written.schema().toDDL()).isEqualTo(source.schema().toDDL());
            assertThat(written.collectAsList()).containsExactlyInAnyOrderElementsOf(whole);
        }
    }
}
