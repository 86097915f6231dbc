package io.millrace.events;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Deterministic ids: UUID version 5 (RFC 9562, SHA-1 of namespace and name) under Millrace's own namespace. */
public final class EventIds {
    /** A random UUID, fixed for ever: ids already stored depend on it. */
    static final UUID NAMESPACE = UUID.fromString("6f2d1c1e-52c0-5b0e-9d0a-8a4f1e7c3b21");

    private static final int DIGITS = 8;
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{" + DIGITS + "}");

    private EventIds() {}

    /** The id of what follows from {@code causeId}; parts are length-prefixed, so no two lists of parts collide. */
    public static String derived(String causeId, String... parts) {
        StringBuilder name =
                new StringBuilder().append(causeId.length()).append(':').append(causeId);
        for (String part : parts) {
            name.append('|').append(part.length()).append(':').append(part);
        }
        return uuid5(NAMESPACE, name.toString()).toString();
    }

    /**
     * What stands for an event in names where its whole id is too long: the first eight hex digits of the id, or, when it
     * begins with something else, of an id derived from it.
     */
    public static String digits(String id) {
        String digits = id.replace("-", "").toLowerCase(Locale.ROOT);
        String hex = HEX.matcher(digits).lookingAt() ? digits : derived(id, "version");
        return hex.substring(0, DIGITS);
    }

    static UUID uuid5(UUID namespace, String name) {
        MessageDigest sha1 = sha1();
        sha1.update(ByteBuffer.allocate(16)
                .putLong(namespace.getMostSignificantBits())
                .putLong(namespace.getLeastSignificantBits())
                .array());
        ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(UTF_8)));
        long high = (hash.getLong() & 0xffffffffffff0fffL) | 0x5000L;
        long low = (hash.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime lacks SHA-1, which every runtime must have", e);
        }
    }
}
