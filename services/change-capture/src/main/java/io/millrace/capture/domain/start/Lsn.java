package io.millrace.capture.domain.start;

/** Places in the write-ahead log, in PostgreSQL's own notation. */
public final class Lsn {
    private Lsn() {}

    /** For example {@code 16/B374D848} as a number. */
    public static long parse(String text) {
        int slash = text.indexOf('/');
        return (Long.parseLong(text.substring(0, slash), 16) << 32) | Long.parseLong(text.substring(slash + 1), 16);
    }

    /** A number as PostgreSQL writes it. */
    public static String format(long lsn) {
        return Long.toHexString(lsn >>> 32).toUpperCase(java.util.Locale.ROOT)
                + "/"
                + Long.toHexString(lsn & 0xffffffffL).toUpperCase(java.util.Locale.ROOT);
    }
}
