package io.millrace.jobs.bucketing.parquet;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.apache.parquet.io.api.Binary;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class WordsTest {
    @Property(tries = 200)
    void different_texts_have_numbers_in_the_order_in_which_they_came(
            @ForAll @Size(max = 300) List<@StringLength(max = 3) String> texts) {
        // given
        Words words = new Words();
        List<String> known = new ArrayList<>();

        for (String text : texts) {
            // when
            int number = words.number(Binary.fromString(text));

            // then
            if (!known.contains(text)) {
                known.add(text);
            }
            assertThat(number).isEqualTo(known.indexOf(text));
        }
        assertThat(words.count()).isEqualTo(known.size());
        for (int number = 0; number < known.size(); number++) {
            assertThat(words.word(number).toStringUsingUTF8()).isEqualTo(known.get(number));
        }
    }

    @Property(tries = 100)
    void a_text_is_the_same_wherever_its_bytes_lie(@ForAll String text) {
        // given
        byte[] bytes = ("before" + text + "after").getBytes(UTF_8);
        int length = text.getBytes(UTF_8).length;
        ByteBuffer outside = ByteBuffer.allocateDirect(length).put(text.getBytes(UTF_8));
        Words words = new Words();

        // when
        int number = words.number(Binary.fromReusedByteArray(bytes, 6, length));

        // then
        assertThat(number).isZero();
        assertThat(words.number(Binary.fromConstantByteBuffer(outside.flip()))).isZero();
        assertThat(words.count()).isEqualTo(1);
    }
}
