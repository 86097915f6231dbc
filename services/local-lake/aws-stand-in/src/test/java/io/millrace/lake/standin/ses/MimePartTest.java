package io.millrace.lake.standin.ses;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;

class MimePartTest {
    @Test
    void a_single_part_is_plain_text() {
        // given
        String message = "Subject: hello\r\n\r\nline 1\r\nline 2";

        // when
        MimePart part = parse(message);

        // then
        assertThat(part.header("subject")).isEqualTo("hello");
        assertThat(part.firstText("text/plain")).isEqualTo("line 1\r\nline 2");
        assertThat(part.firstText("text/html")).isNull();
    }

    @Test
    void folded_headers_and_encoded_words_are_joined() {
        // given
        String message = "Subject: =?UTF-8?Q?gel=C3=B6scht_?=\r\n =?UTF-8?B?w6Q=?= end\r\n\r\n";

        // when
        String subject = parse(message).header("Subject");

        // then
        assertThat(subject).isEqualTo("gelöscht ä end");
    }

    @Test
    void quoted_printable_is_decoded_in_the_parts_character_set() {
        // given
        String message =
                "Content-Type: text/html; charset=\"ISO-8859-1\"\nContent-Transfer-Encoding: quoted-printable\n\n<p a=3D1>gr=\nün =FC</p>";

        // when
        String html = parse(message.replace("ü", "=FC")).firstText("text/html");

        // then
        assertThat(html).isEqualTo("<p a=1>grün ü</p>");
    }

    @Test
    void nested_multiparts_are_searched() {
        // given
        String message =
                """
                Content-Type: multipart/mixed; boundary=outer

                preamble
                --outer
                Content-Type: multipart/alternative; boundary=inner

                --inner
                Content-Type: text/plain

                plain
                --inner
                Content-Type: text/html

                <p>html</p>
                --inner--
                --outer
                Content-Type: application/octet-stream

                file
                --outer--
                epilogue""";

        // when
        MimePart part = parse(message);

        // then
        assertThat(part.firstText("text/plain")).isEqualTo("plain");
        assertThat(part.firstText("text/html")).isEqualTo("<p>html</p>");
    }

    private static MimePart parse(String message) {
        return MimePart.parse(message.getBytes(StandardCharsets.UTF_8));
    }
}
