package io.millrace.cleanroom.testing;

import io.millrace.lake.LakeTestResource;
import io.millrace.lake.standin.cleanrooms.DemoMembership;
import io.millrace.platform.testing.Topic;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The service's surroundings: topics, bucket, catalog, membership, and the settings that lead to them. */
public class CleanroomResource extends LakeTestResource {
    private static final List<String> TOPICS = List.of(
            "bucketed-tables-created",
            "cleanroom-report-requested",
            "cleanroom-report-written",
            "stage-failed",
            "stage-recovered",
            "dead-letters");

    private static CleanroomScene scene;

    @Override
    public Map<String, String> start() {
        Map<String, String> properties = new HashMap<>(super.start());
        TOPICS.forEach(topic -> new Topic(topic).create());
        scene = new CleanroomScene();
        properties.put("CLEANROOMS_ENDPOINT", CleanroomScene.standInAddress().toString());
        properties.put(
                "ENTITYRESOLUTION_ENDPOINT", CleanroomScene.standInAddress().toString());
        properties.put("millrace.platform.environment", CleanroomScene.ENVIRONMENT);
        properties.put("millrace.platform.ledger.table", scene.fixture().table());
        properties.put("millrace.cleanroom.membership-id", DemoMembership.ID);
        properties.put("millrace.cleanroom.table-prefix", CleanroomScene.PREFIX);
        properties.put("millrace.cleanroom.report-bucket", scene.bucket());
        return properties;
    }

    /** The scene in whose ledger and bucket the service works. */
    public static CleanroomScene scene() {
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
