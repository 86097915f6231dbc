package io.millrace.platform.spark.remote;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A variable of a driver's environment whose value stands in a Kubernetes secret of its namespace.
 *
 * @param name of the variable
 * @param secret the secret's name
 * @param key in the secret
 */
public record SecretVariable(String name, String secret, String key) {
    private static final Pattern FORM =
            Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)=([a-z0-9](?:[-a-z0-9.]*[a-z0-9])?)/([-._A-Za-z0-9]+)");

    /**
     * Reads <code>NAME=SECRET/KEY</code>.
     *
     * @throws IllegalArgumentException when it is of another form
     */
    public static SecretVariable of(String text) {
        Matcher parts = FORM.matcher(text.strip());
        if (!parts.matches()) {
            // what follows the name may be the secret itself, written there by mistake
            int end = text.indexOf('=');
            throw new IllegalArgumentException(
                    "millrace.spark.kubernetes.secrets: "
                            + (end < 0
                                    ? "an entry without ="
                                    : "the entry of '" + text.substring(0, end).strip() + "'")
                            + " is not of the form NAME=SECRET/KEY, for example"
                            + " POSTGRES_PASSWORD=reconciliation/postgres-password. Mend that entry; never write the value itself there.");
        }
        return new SecretVariable(parts.group(1), parts.group(2), parts.group(3));
    }

    Map<String, Object> asEnvironment() {
        return Map.of("name", name, "valueFrom", Map.of("secretKeyRef", Map.of("name", secret, "key", key)));
    }
}
