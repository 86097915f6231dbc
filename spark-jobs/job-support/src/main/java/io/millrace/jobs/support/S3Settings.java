package io.millrace.jobs.support;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a job reaches S3, from the environment: {@code S3_ENDPOINT} for a store other than AWS, {@code AWS_REGION},
 * {@code AWS_ACCESS_KEY_ID} and {@code AWS_SECRET_ACCESS_KEY}. Without them AWS' own defaults hold, a role for example.
 */
public final class S3Settings {
    private static final String S3A = "fs.s3a.";

    private S3Settings() {}

    /** The settings of Hadoop's S3A file system that the environment asks for. */
    public static Map<String, String> from(Map<String, String> environment) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(S3A + "fast.upload.buffer", "disk");
        String endpoint = environment.getOrDefault("S3_ENDPOINT", "");
        if (!endpoint.isBlank()) {
            settings.put(S3A + "endpoint", endpoint);
            settings.put(S3A + "path.style.access", "true");
            settings.put(S3A + "connection.ssl.enabled", Boolean.toString(endpoint.startsWith("https:")));
            settings.put(S3A + "change.detection.mode", "none");
        }
        String region = environment.getOrDefault("AWS_REGION", "");
        if (!region.isBlank()) {
            settings.put(S3A + "endpoint.region", region);
        }
        boolean keys = environment.containsKey("AWS_ACCESS_KEY_ID") && environment.containsKey("AWS_SECRET_ACCESS_KEY");
        if (keys && !environment.containsKey("AWS_SESSION_TOKEN")) {
            settings.put(S3A + "access.key", environment.get("AWS_ACCESS_KEY_ID"));
            settings.put(S3A + "secret.key", environment.get("AWS_SECRET_ACCESS_KEY"));
            settings.put(S3A + "aws.credentials.provider", "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider");
        }
        return settings;
    }
}
