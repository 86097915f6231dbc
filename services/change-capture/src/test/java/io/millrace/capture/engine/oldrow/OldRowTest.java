package io.millrace.capture.engine.oldrow;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.ByteBuffer;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

class OldRowTest {
    @ParameterizedTest
    @CsvSource({
        "D1234K, KEY",
        "D1234O, WHOLE",
        "U1234K, KEY",
        "U1234O, WHOLE",
        "U1234N, NONE",
        "I1234O, NONE",
        "T1234O, NONE",
        "D, NONE",
        "'', NONE"
    })
    void a_message_of_the_log_says_how_much_of_the_old_row_it_carries(String message, OldRow told) {
        // given
        ByteBuffer buffer = ByteBuffer.wrap(("skip" + message).getBytes(US_ASCII));
        buffer.position(4);
        // when
        OldRow found = OldRow.of(buffer);
        // then
        assertThat(found).isEqualTo(told);
        assertThat(buffer.position()).isEqualTo(4);
    }
}
