package io.millrace.gateway.domain;

import java.io.ByteArrayOutputStream;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Percent-encoding of attributes in HTTP headers, as the CloudEvents HTTP binding says (3.1.3.2). */
final class Percent {
    private static final int HEX = 16;

    private Percent() {}

    /** The text; what is not a well-formed escape stands for itself. */
    static String decode(String value) {
        if (value.indexOf('%') < 0) {
            return value;
        }
        byte[] raw = value.getBytes(UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(raw.length);
        for (int i = 0; i < raw.length; i++) {
            int high = raw[i] == '%' && i + 2 < raw.length ? Character.digit(raw[i + 1], HEX) : -1;
            int low = high < 0 ? -1 : Character.digit(raw[i + 2], HEX);
            if (low < 0) {
                decoded.write(raw[i]);
            } else {
                decoded.write(high * HEX + low);
                i += 2;
            }
        }
        return decoded.toString(UTF_8);
    }
}
