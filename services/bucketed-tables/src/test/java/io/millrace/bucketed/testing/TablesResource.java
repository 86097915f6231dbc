package io.millrace.bucketed.testing;

import io.millrace.lake.LakeTestResource;
import io.millrace.platform.testing.Topic;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The service's surroundings: topics, bucket, catalog, engine, and the settings that lead to them. */
public class TablesResource extends LakeTestResource {
    private static final List<String> TOPICS =
            List.of("tables-registered", "bucketed-tables-created", "stage-failed", "stage-recovered", "dead-letters");

    private static TablesScene scene;

    @Override
    public Map<String, String> start() {
        Map<String, String> properties = new HashMap<>(super.start());
        TOPICS.forEach(topic -> new Topic(topic).create());
        scene = new TablesScene();
        String dataset = "millrace.bucketed-tables.datasets." + TablesScene.DATASET + ".";
        properties.put("millrace.platform.environment", TablesScene.ENVIRONMENT);
        properties.put("millrace.platform.ledger.table", scene.fixture().table());
        properties.put("millrace.sql.trino.url", SqlScene.url());
        properties.put(dataset + "sampled-keys", "3");
        properties.put(dataset + "version-roots", "s3://" + scene.bucket() + "/bucketed/");
        properties.put(dataset + "entity-resolution.tables", "ids");
        properties.put(dataset + "entity-resolution.target", "s3://" + scene.bucket() + "/{env}/er/");
        return properties;
    }

    /** The scene in whose ledger, bucket and database the service works. */
    public static TablesScene scene() {
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
