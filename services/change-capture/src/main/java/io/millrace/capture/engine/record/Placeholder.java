package io.millrace.capture.engine.record;

import java.nio.ByteBuffer;
import java.util.Arrays;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What the connector puts in place of a large value that the database did not send, in each of its forms. */
public final class Placeholder {
    /** A text that no row has. */
    public static final String TEXT = "__millrace_unavailable_7f1d9c52e0b84f4c__";

    private static final byte[] BYTES = TEXT.getBytes(UTF_8);
    private static final String HSTORE = "{\"" + TEXT + "\":\"" + TEXT + "\"}";

    private Placeholder() {}

    static boolean is(Object value) {
        if (value instanceof String text) {
            return text.equals(TEXT) || text.equals(HSTORE);
        }
        if (value instanceof byte[] bytes) {
            return Arrays.equals(bytes, BYTES);
        }
        return value instanceof ByteBuffer buffer && buffer.equals(ByteBuffer.wrap(BYTES));
    }
}
