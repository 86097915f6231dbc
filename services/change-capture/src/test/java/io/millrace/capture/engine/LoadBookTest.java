package io.millrace.capture.engine;

import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LoadBookTest {
    @Test
    void rows_of_a_load_that_capture_did_not_begin_are_refused() {
        // given
        LoadBook none = new LoadBook(false, List.of(), () -> null, null, null, null, null);

        // then
        assertThatThrownBy(none::rows).hasMessageContaining("a load that capture did not begin");
    }
}
