package io.millrace.jobs.reconcile;

import io.millrace.config.envelope.TypeProfile;
import io.millrace.config.tables.OnTruncate;
import io.millrace.jobs.reconcile.compare.Comparison;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;

import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

class SetAsideIT {
    private static final int ROWS = 3_000;

    @TempDir
    private Path folder;

    /** Quarantine as the stream keeps it: masked columns masked, all others as they came, by their names in the source. */
    private static void quarantine(Compared readings, Dataset<Row> rows, long lsn) {
        quarantine(readings, rows, lsn, "array()", "x");
    }

    private static void quarantine(Compared readings, Dataset<Row> rows, long lsn, String unchanged, String rule) {
        readings.transforms
                .mask(rows)
                .withColumn("_operation", lit("UPDATE"))
                .withColumn("_lsn", lit(lsn))
                .withColumn("_transaction_order", lit(0L))
                .withColumn("_transaction_id", lit(null).cast("bigint"))
                .withColumn("_unchanged", expr("cast(" + unchanged + " as array<string>)"))
                .withColumn(
                        "_failed_rules",
                        expr("array(named_struct('rule', '" + rule + "', 'type', '" + rule
                                + "', 'column', 'label', 'severity', 'error'))"))
                .withColumn("_row", expr("concat('t/0/', id)"))
                .write()
                .format("delta")
                .mode("append")
                .save(readings.quarantinePath() + readings.table.name() + "/");
    }

    @Test
    void a_row_whose_last_change_lies_in_quarantine_is_accounted_for_there() {
        // given
        Compared readings = Readings.make(Readings.config("kept"), "kept", folder, ROWS);
        Lake.sql(
                "update kept set amount = 99.5 where id = 5",
                "insert into kept select " + ROWS
                        + " + 1, label, 99.5, price, ok, at, seen, phone, score, day, n from kept where id = 6");
        Dataset<Row> updated = Readings.lake(5, 5).withColumn("amount", lit(99.5));
        Dataset<Row> inserted =
                Readings.lake(6, 6).withColumn("amount", lit(99.5)).withColumn("id", lit(ROWS + 1L));
        quarantine(readings, updated.union(inserted.select("id", tail(updated.columns()))), Lake.place());

        // when
        Comparison comparison = readings.compare();

        // then
        assertThat(readings.faults(comparison)).isEmpty();
        assertThat(comparison.rows().quarantined()).isEqualTo(2);
        assertThat(comparison.rows().source()).isEqualTo(ROWS + 1);
        assertThat(comparison.rows().current()).isEqualTo(ROWS);
    }

    @Test
    void quarantine_excuses_no_row_that_changed_since() {
        // given
        Compared readings = Readings.make(Readings.config("changed_since"), "changed_since", folder, ROWS);
        quarantine(readings, Readings.lake(5, 5).withColumn("amount", lit(99.5)), Lake.place());
        Lake.sql("update changed_since set amount = 98.5 where id = 5");
        long old = Lake.place() - 1_000_000_000L;
        quarantine(readings, Readings.lake(8, 8).withColumn("amount", lit(99.5)), old);
        readings.fault("delete from %s where id = 9");

        // when
        Comparison comparison = readings.compare();

        // then
        assertThat(readings.faults(comparison)).isEqualTo(Map.of("5", "CHANGED", "9", "MISSING"));
        assertThat(comparison.rows().quarantined()).isZero();
    }

    @Test
    void a_row_that_was_replayed_with_a_corrected_value_is_one_of_the_table_and_excuses_nothing_else() {
        // given
        Compared readings = Readings.make(Readings.config("replayed"), "replayed", folder, ROWS);
        Lake.sql("update replayed set amount = 99.5 where id in (5, 6, 7, 8)");
        long lsn = Lake.place();
        quarantine(readings, Readings.lake(5, 8).withColumn("amount", lit(99.5)), lsn);
        readings.fault("update %s set amount = 1.5, _lsn = " + lsn + " where id in (5, 6, 7)");
        Lake.SPARK
                .sql("select concat('t/0/', id) _row, array('amount') _corrected from range(5, 9)")
                .write()
                .format("delta")
                .save(readings.quarantinePath() + "_replayed/replayed/");
        readings.fault("update %s set label = 'other' where id = 6");
        readings.fault("delete from %s where id = 7");

        // when
        Comparison comparison = readings.compare();

        // then
        assertThat(readings.faults(comparison)).isEqualTo(Map.of("6", "CHANGED", "7", "MISSING", "8", "CHANGED"));
        assertThat(comparison.corrected()).isEqualTo(1);
        assertThat(comparison.rows().quarantined()).isZero();
    }

    @Test
    void rows_from_before_a_truncate_that_does_nothing_by_configuration_are_kept() {
        // given
        Tables config = Readings.config("emptied").truncates(OnTruncate.IGNORE);
        Compared readings = Readings.make(config, "emptied", folder, 300);
        Lake.sql("truncate emptied");
        Lake.SPARK
                .sql("select 'truncate-table' operation, '{\"metadata\":{\"lsn\":" + Lake.place()
                        + ",\"transaction-order\":0}}' value")
                .write()
                .format("delta")
                .save(readings.quarantinePath() + "_control/emptied/");
        Lake.sql("insert into emptied (id) values (999)");
        readings.write(Compared.current(readings.transforms.apply(Readings.lake(900, 900)), Lake.place()));
        Lake.sql("delete from emptied where id = 999");

        // when
        Comparison comparison = readings.compare();

        // then
        assertThat(readings.faults(comparison)).isEqualTo(Map.of("900", "EXTRA"));
        assertThat(comparison.retained()).isEqualTo(300);
    }

    @Test
    void a_row_whose_last_change_could_not_be_read_is_accounted_for_among_the_dead_letters() {
        // given
        Compared readings = Readings.make(Readings.config("unread"), "unread", folder, ROWS);
        Lake.sql("update unread set n = 77 where id in (5, 6)");
        String value = "{\"data\":{\"id\":%d,\"n\":77,\"phone\":\"****\"},\"metadata\":{\"lsn\":" + Lake.place()
                + ",\"transaction-order\":0}}";
        Lake.SPARK
                .range(1)
                .select(
                        expr("'{\"id\":5}'").as("key"),
                        lit(value.formatted(5)).as("value"),
                        lit("reason").as("reason"))
                .write()
                .format("delta")
                .save(readings.quarantinePath() + "_dead_letters/unread/");

        // when
        Comparison comparison = readings.compare();

        // then
        assertThat(readings.faults(comparison)).isEqualTo(Map.of("6", "CHANGED"));
        assertThat(comparison.rows().rejected()).isEqualTo(1);
    }

    @Test
    void a_row_that_waits_for_a_value_which_no_quarantine_has_speaks_for_nobody() {
        // given
        Compared readings = Readings.make(Readings.config("waits"), "waits", folder, 300);
        Lake.sql("update waits set label = 'B', amount = 99.5 where id in (5, 6)");
        Dataset<Row> carrier = Readings.lake(6, 6).withColumn("label", lit("B"));
        quarantine(readings, carrier, Lake.place() - 1, "array()", "range");
        Dataset<Row> lacking = Readings.lake(5, 6).withColumn("amount", lit(99.5));
        quarantine(readings, lacking, Lake.place(), "array('label')", "unsent_value");

        // when
        Comparison comparison = readings.compare();

        // then
        assertThat(readings.faults(comparison)).isEqualTo(Map.of("5", "CHANGED"));
        assertThat(comparison.rows().quarantined()).isEqualTo(1);
    }

    @Test
    void hashes_and_letters_beyond_ascii_are_compared_too_by_reading_their_rows() {
        // given
        Tables config = Readings.config("hashed").transform("upper", "label", Map.of());
        Compared upper = Readings.make(config, "hashed", folder, ROWS);
        upper.fault("update %s set label = 'LABEL 7' where id = 7");
        Tables hashing = Readings.config("hashed2").transform("hash", "at", Map.of("key_env", "HASH_KEY"));
        Compared hashed = Readings.make(hashing, "hashed2", folder, ROWS);
        hashed.fault("update %s set at = 'f00' where id = 8");

        // when
        Comparison upperCase = upper.compare();
        Comparison keyed = hashed.compare();

        // then
        assertThat(upper.faults(upperCase)).isEqualTo(Map.of("7", "CHANGED"));
        assertThat(upperCase.rowsRead()).isGreaterThanOrEqualTo(ROWS);
        assertThat(hashed.faults(keyed)).isEqualTo(Map.of("8", "CHANGED"));
        assertThat(keyed.computedHere()).containsExactly("at");
        assertThat(upper.profile).isEqualTo(TypeProfile.DMS);
    }

    private static String[] tail(String... names) {
        String[] tail = new String[names.length - 1];
        System.arraycopy(names, 1, tail, 0, tail.length);
        return tail;
    }
}
