package io.millrace.capture.engine;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What the connector puts in place of a large value that the database did not send, in each of its forms. */
final class Placeholder {
    /** A text that no row has. */
    static final String TEXT = "__millrace_unavailable_7f1d9c52e0b84f4c__";

    private static final byte[] BYTES = TEXT.getBytes(UTF_8);
    private static final String UUID_TEXT = UUID.nameUUIDFromBytes(BYTES).toString();
    private static final String HSTORE = "{\"" + TEXT + "\":\"" + TEXT + "\"}";

    private Placeholder() {}

    static boolean is(Object value) {
        if (value instanceof String text) {
            return text.equals(TEXT) || text.equals(HSTORE);
        }
        if (value instanceof byte[] bytes) {
            return Arrays.equals(bytes, BYTES);
        }
        if (value instanceof ByteBuffer buffer) {
            return buffer.equals(ByteBuffer.wrap(BYTES));
        }
        return value instanceof List<?> list && isList(list);
    }

    private static boolean isList(List<?> list) {
        if (list.size() == 1) {
            return UUID_TEXT.equals(list.get(0)) || is(list.get(0));
        }
        if (list.size() != BYTES.length) {
            return false;
        }
        for (int i = 0; i < BYTES.length; i++) {
            if (!(list.get(i) instanceof Number number) || number.longValue() != BYTES[i]) {
                return false;
            }
        }
        return true;
    }
}
