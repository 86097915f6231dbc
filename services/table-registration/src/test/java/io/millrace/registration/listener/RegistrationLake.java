package io.millrace.registration.listener;

import io.millrace.lake.LakeTestResource;
import io.millrace.platform.messaging.KafkaEvents;
import io.millrace.platform.testing.Topic;
import io.millrace.registration.testing.RegistrationScene;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The service's surroundings: topics, bucket, catalog, and the settings that lead to them. */
public class RegistrationLake extends LakeTestResource {
    private static RegistrationScene scene;

    @Override
    public Map<String, String> start() {
        Map<String, String> properties = new HashMap<>(super.start());
        List.of(
                        "snapshot-bucketed",
                        "data-landed",
                        "tables-registered",
                        "schema-drifted",
                        "stage-failed",
                        "stage-recovered",
                        KafkaEvents.DEAD_LETTERS)
                .forEach(topic -> new Topic(topic).create());
        scene = new RegistrationScene();
        properties.put("millrace.platform.environment", RegistrationScene.ENVIRONMENT);
        properties.put("millrace.platform.ledger.table", scene.fixture().table());
        properties.put("millrace.aws.endpoints.glue", scene.catalog().endpoint().toString());
        properties.put("millrace.registration.create-database", "true");
        return properties;
    }

    /** The scene in whose bucket and catalog the service works. */
    public static RegistrationScene scene() {
        return scene;
    }

    @Override
    public void stop() {
        if (scene != null) {
            scene.close();
        }
        super.stop();
    }
}
