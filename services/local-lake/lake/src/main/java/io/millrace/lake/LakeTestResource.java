package io.millrace.lake;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import java.util.HashMap;
import java.util.Map;

/**
 * Gives a {@code @QuarkusTest} the shared lake (all but the database): sets {@code kafka.bootstrap.servers}, the names of
 * {@link LakeEndpoints#asEnvironment()} for use in property expressions, and the system properties from which the AWS SDK takes region and credentials.
 */
public class LakeTestResource implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        LakeEndpoints endpoints = TestLake.with(
                        LakePart.BROKER, LakePart.OBJECT_STORE, LakePart.TABLE_STORE, LakePart.STAND_IN)
                .endpoints();
        Map<String, String> properties = new HashMap<>(endpoints.asEnvironment());
        properties.put("kafka.bootstrap.servers", endpoints.kafka());
        System.setProperty("aws.region", LakeEndpoints.REGION);
        System.setProperty("aws.accessKeyId", LakeEndpoints.ACCESS_KEY);
        System.setProperty("aws.secretAccessKey", LakeEndpoints.SECRET_KEY);
        return properties;
    }

    /** The lake serves further tests of this JVM and ends with it. */
    @Override
    public void stop() {}
}
