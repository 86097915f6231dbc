package io.millrace.gateway.domain;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;

/** API keys, known by their SHA-256 alone and compared in constant time. */
public final class ApiKeys {
    private final List<byte[]> hashes;

    /**
     * Keys with these hashes.
     *
     * @throws IllegalArgumentException when one is not a SHA-256 in lower-case hex
     */
    public ApiKeys(List<String> hashes) {
        this.hashes = hashes.stream().map(ApiKeys::parse).toList();
    }

    private static byte[] parse(String hash) {
        if (!hash.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    "millrace.gateway.api-key-hashes: an entry is not a SHA-256 in lower-case"
                            + " hex. Make one with: echo -n \"$KEY\" | sha256sum");
        }
        return HexFormat.of().parseHex(hash);
    }

    /** Whether the key is one of them. */
    public boolean accept(String key) {
        if (key == null) {
            return false;
        }
        byte[] given = sha256(key);
        boolean accepted = false;
        for (byte[] hash : hashes) {
            accepted |= MessageDigest.isEqual(hash, given);
        }
        return accepted;
    }

    private static byte[] sha256(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime lacks SHA-256, which every runtime must have", e);
        }
    }
}
