package io.millrace.cli.demo.account;

import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class CheckTest {

    @Test
    void figures_that_differ_are_missed() {
        // when
        Check missed = Check.same("rows read", 1000, 999);

        // then
        assertThat(missed.met()).isFalse();
        assertThat(missed.expected()).isEqualTo("1,000");
        assertThat(missed.found()).isEqualTo("999");
        assertThat(Check.same("rows read", 7, 7).met()).isTrue();
    }

    @Test
    void rows_agree_in_any_order_but_each_as_often() {
        // given
        List<String> made = List.of("a", "b", "b");

        // when
        Check same = Check.sameRows("rows", made, List.of("b", "a", "b"));

        // then
        assertThat(same.met()).isTrue();
        assertThat(Check.sameRows("rows", made, List.of("a", "b")).met()).isFalse();
        assertThat(Check.sameRows("rows", made, List.of("a", "a", "b")).met()).isFalse();
    }

    @Test
    void lost_and_foreign_rows_are_counted() {
        // when
        Check check = Check.sameRows("rows", List.of("a", "b", "c"), List.of("a", "x"));

        // then
        assertThat(check.found()).isEqualTo("2 rows: 2 lost, 1 foreign");
    }
}
