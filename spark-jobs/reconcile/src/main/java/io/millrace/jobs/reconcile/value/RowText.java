package io.millrace.jobs.reconcile.value;

import io.millrace.config.tables.ColumnType;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * Canonical texts of a row's columns put together so that no two rows have the same: texts with their length in bytes before them,
 * other values as they are, {@code -} for null, each ended by a semicolon.
 */
public final class RowText {
    private static final int UNUSED_BITS = 4;

    private RowText() {}

    /** The row's text. */
    public static String of(List<String> canonical, List<ColumnType> types) {
        StringBuilder text = new StringBuilder(16 * types.size());
        for (int i = 0; i < types.size(); i++) {
            String value = canonical.get(i);
            if (value == null) {
                text.append('-');
            } else if (types.get(i).kind() == ColumnType.Kind.STRING) {
                text.append(value.getBytes(StandardCharsets.UTF_8).length)
                        .append(':')
                        .append(value);
            } else {
                text.append(value);
            }
            text.append(';');
        }
        return text.toString();
    }

    /** SQL of the same text. */
    public static String sql(List<SqlForm> forms) {
        List<String> parts = new ArrayList<>();
        for (SqlForm form : forms) {
            String value = "(" + form.canonical() + ")";
            String shown = form.type().kind() == ColumnType.Kind.STRING
                    ? "octet_length(" + value + ") || ':' || " + value
                    : value;
            parts.add("coalesce(" + shown + ", '-') || ';'");
        }
        return String.join(" || ", parts);
    }

    /** The first 60 bits of the text's MD5: sums of them are exact on both sides. */
    public static long digest(String text) {
        try {
            byte[] md5 = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            long bits = 0;
            for (int i = 0; i < Long.BYTES; i++) {
                bits = (bits << Byte.SIZE) | (md5[i] & 0xff);
            }
            return bits >>> UNUSED_BITS;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK has no MD5; every JDK must: use another", e);
        }
    }

    /** SQL of the same number. */
    public static String digestSql(String text) {
        return "('x' || substr(md5(" + text + "), 1, 15))::bit(60)::bigint";
    }
}
