package io.millrace.comparison.testing;

import io.millrace.lake.LakeTestResource;
import io.millrace.platform.testing.Topic;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The service's surroundings: topics, buckets, tables, and the settings that lead to them. */
public class ComparisonResource extends LakeTestResource {
    private static final List<String> TOPICS = List.of(
            "snapshot-written",
            "deletions-approved",
            "additions-found",
            "deletions-found",
            "deletions-held",
            "stage-failed",
            "stage-recovered",
            "dead-letters");

    private static ComparisonScene scene;

    @Override
    public Map<String, String> start() {
        Map<String, String> properties = new HashMap<>(super.start());
        TOPICS.forEach(topic -> new Topic(topic).create());
        scene = new ComparisonScene();
        properties.put("millrace.platform.environment", ComparisonScene.ENVIRONMENT);
        properties.put("millrace.platform.ledger.table", scene.fixture().table());
        properties.put("millrace.comparison.drop-bucket", scene.dropBucket());
        properties.put("millrace.comparison.snapshot-id-table", scene.idTable());
        properties.put("millrace.comparison.snapshot-id-item", "item");
        return properties;
    }

    /** The scene in whose ledger and buckets the service works. */
    public static ComparisonScene scene() {
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
