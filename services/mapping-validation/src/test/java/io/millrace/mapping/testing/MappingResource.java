package io.millrace.mapping.testing;

import io.millrace.lake.LakeTestResource;
import io.millrace.platform.testing.Topic;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The service's surroundings: topics, bucket, tables, and the settings that lead to them. */
public class MappingResource extends LakeTestResource {
    /** When the schedule that is set asks for its next run. */
    public static final Instant NEXT_TICK = Instant.parse("2099-01-01T06:30:00Z");

    private static final List<String> TOPICS = List.of(
            "mapping-sync-requested",
            "mapping-source-empty",
            "snapshot-written",
            "stage-failed",
            "stage-recovered",
            "dead-letters");

    private static MappingScene scene;

    @Override
    public Map<String, String> start() {
        Map<String, String> properties = new HashMap<>(super.start());
        for (String topic : TOPICS) {
            new Topic(topic).create();
        }
        scene = new MappingScene();
        properties.put("GLUE_ENDPOINT", scene.glue().standIn().endpoint().toString());
        properties.put("millrace.platform.environment", "test");
        properties.put("millrace.platform.ledger.table", scene.fixture().table());
        properties.put("millrace.mapping.bucket", scene.bucket());
        properties.put("millrace.mapping.sync-table", scene.syncTable());
        properties.put("millrace.mapping.manual-table", scene.manualTable());
        properties.put("millrace.mapping.schedule", "0 30 6 1 1 ? 2099");
        return properties;
    }

    /** The scene in which the service works. */
    public static MappingScene scene() {
        return scene;
    }

    @Override
    public void stop() {
        scene.close();
        super.stop();
    }
}
