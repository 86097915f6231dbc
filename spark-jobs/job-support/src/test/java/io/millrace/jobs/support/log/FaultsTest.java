package io.millrace.jobs.support.log;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.ConnectException;
import java.sql.SQLException;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class FaultsTest {
    private static final String VALUE = "maria@example.org";

    @Test
    void words_of_a_library_are_not_told_for_they_may_be_values_of_rows() {
        // given
        Throwable error = new RuntimeException(ofLibrary());
        // when
        String printed = printed(error);
        // then
        assertThat(printed)
                .startsWith("java.lang.RuntimeException")
                .contains("Caused by: java.lang.NumberFormatException", "\tat java.base/")
                .doesNotContain(VALUE);
        assertThat(Faults.told(error)).isEqualTo("java.lang.NumberFormatException");
    }

    @Test
    void words_of_ours_are_told_whatever_caused_them() {
        // given
        Throwable error = new IllegalStateException("table drivers cannot be compared:\n be patient", ofLibrary());
        // then
        assertThat(Faults.told(error)).isEqualTo("table drivers cannot be compared: be patient");
        assertThat(printed(error)).contains("table drivers cannot be compared").doesNotContain(VALUE);
    }

    @Test
    void words_of_ours_that_repeat_a_library_s_are_not_told() {
        // given
        NumberFormatException cause = ofLibrary();
        Throwable error = new IllegalStateException("line 3 is wrong: " + cause.getMessage(), cause);
        // then
        assertThat(Faults.told(error)).isEqualTo("java.lang.NumberFormatException");
        assertThat(printed(error)).doesNotContain(VALUE);
    }

    @Test
    void a_database_that_refuses_is_told_in_words_unless_they_name_values() {
        assertThat(Faults.told(thrownElsewhere(new SQLException("permission denied for table drivers", "42501"))))
                .contains("permission denied for table drivers");
        assertThat(Faults.told(thrownElsewhere(new SQLException("invalid integer: \"" + VALUE + "\"", "22P02"))))
                .isEqualTo("java.sql.SQLException [22P02]");
    }

    @Test
    void an_address_that_does_not_answer_is_told() {
        assertThat(Faults.told(thrownElsewhere(new ConnectException("no route to db:5432"))))
                .isEqualTo("no route to db:5432");
    }

    @Test
    void errors_that_cause_each_other_are_told_once() {
        // given
        Exception one = new Exception("one");
        Exception other = new Exception("other", one);
        one.initCause(other);
        // then
        assertThat(printed(other).split("Caused by", -1)).hasSize(2);
    }

    private static NumberFormatException ofLibrary() {
        try {
            Integer.parseInt(VALUE);
            throw new AssertionError("not reached");
        } catch (NumberFormatException e) {
            return e;
        }
    }

    private static <T extends Throwable> T thrownElsewhere(T error) {
        error.setStackTrace(new StackTraceElement[] {new StackTraceElement("org.library.Driver", "read", null, 1)});
        return error;
    }

    private static String printed(Throwable error) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Faults.print(error, new PrintStream(out, true, UTF_8));
        return out.toString(UTF_8);
    }
}
