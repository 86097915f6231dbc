package io.millrace.jobs.quality.transforms.types;

import io.millrace.config.tables.ColumnType;
import io.millrace.config.tables.ColumnType.Kind;
import io.millrace.jobs.quality.value.Params;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * HMAC-SHA-256 of the value's text in UTF-8, in small hexadecimal digits. The key is the value of the environment variable that
 * {@code key_env} names; it never stands in a configuration file. PostgreSQL's
 * {@code encode(hmac(column::text, key, 'sha256'), 'hex')} gives the same.
 */
public final class KeyedHash implements ValueTransform {
    static final String KEY = "key_env";
    static final Kind[] TAKES = {Kind.STRING, Kind.INTEGER, Kind.LONG, Kind.DECIMAL, Kind.BOOLEAN, Kind.DATE};
    private static final String ALGORITHM = "HmacSHA256";
    private static final long serialVersionUID = 1L;

    private final byte[] key;
    private transient ThreadLocal<Mac> macs;

    private KeyedHash(byte[] key) {
        this.key = key;
    }

    static TransformType.Made make(Params params, ColumnType input, Map<String, String> environment) {
        String variable = params.text(KEY);
        String key = environment.get(variable);
        if (key == null || key.isEmpty()) {
            throw params.invalid(
                    "environment variable %s, which holds the key, is not set".formatted(variable),
                    "Set it for this process; every run must have the same key.");
        }
        return new TransformType.Made(
                new KeyedHash(key.getBytes(StandardCharsets.UTF_8)), new ColumnType(Kind.STRING, 0, 0));
    }

    @Override
    public Object apply(Object value) {
        if (value == null) {
            return null;
        }
        String text = value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
        return HexFormat.of().formatHex(mac().doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    private synchronized Mac mac() {
        if (macs == null) {
            macs = ThreadLocal.withInitial(this::newMac);
        }
        return macs.get();
    }

    private Mac newMac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no " + ALGORITHM + "; every JDK must: use another", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key of a hash cannot be used; set another one", e);
        }
    }

    @Override
    public String toString() {
        return "KeyedHash";
    }
}
