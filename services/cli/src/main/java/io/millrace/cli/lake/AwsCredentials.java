package io.millrace.cli.lake;

import java.util.Map;

/** Lets the SDK's own credentials chain find a local lake's credentials in this process. */
final class AwsCredentials {
    private AwsCredentials() {}

    static void use(Map<String, String> variables) {
        set("aws.accessKeyId", variables.get("AWS_ACCESS_KEY_ID"));
        set("aws.secretAccessKey", variables.get("AWS_SECRET_ACCESS_KEY"));
    }

    private static void set(String property, String value) {
        if (value != null) {
            System.setProperty(property, value);
        }
    }
}
