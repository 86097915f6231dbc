package io.millrace.platform.spark.stage;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class ProgressNewsTest {
    @Test
    void word_is_news_once_until_the_run_says_another_one_and_each_run_for_itself() {
        // given
        ProgressNews news = new ProgressNews();
        // when
        List<Boolean> told = Stream.of("a read 1", "a read 1", "b read 1", "a write 1", "a read 1", "b read 1")
                .map(text -> text.split(" ", 2))
                .map(parts -> news.isNew(parts[0], parts[1]))
                .toList();
        // then
        assertThat(told).containsExactly(true, false, true, true, true, false);
    }
}
