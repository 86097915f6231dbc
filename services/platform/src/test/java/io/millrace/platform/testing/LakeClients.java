package io.millrace.platform.testing;

import io.millrace.lake.LakeEndpoints;
import io.millrace.lake.LakePart;
import io.millrace.lake.TestLake;
import io.millrace.platform.aws.AwsClients;
import io.millrace.platform.aws.AwsSettings;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

import java.util.List;
import java.util.UUID;

/** AWS clients of the lake that the tests of this JVM share. */
public final class LakeClients {
    static {
        System.setProperty("aws.accessKeyId", LakeEndpoints.ACCESS_KEY);
        System.setProperty("aws.secretAccessKey", LakeEndpoints.SECRET_KEY);
    }

    private LakeClients() {}

    /** How the parts of the shared lake are reached; those not running are started. */
    public static AwsSettings settings(LakePart... parts) {
        return AwsSettings.fromEnvironment(TestLake.with(parts).endpoints().asEnvironment());
    }

    /** Clients as a service has them, whose calls pass the interceptors, for example a {@link CrashPoint}. */
    public static AwsClients with(AwsSettings settings, ExecutionInterceptor... interceptors) {
        return new AwsClients(settings, List.of(interceptors));
    }

    /** A name that no other test uses: for buckets, tables, topics. */
    public static String unique(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 8);
    }
}
