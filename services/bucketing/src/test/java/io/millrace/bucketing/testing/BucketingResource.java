package io.millrace.bucketing.testing;

import io.millrace.lake.LakeTestResource;
import io.millrace.platform.testing.Topic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The service's surroundings: topics, bucket, Spark's jars as this build made them, and the settings that lead to them. */
public class BucketingResource extends LakeTestResource {
    /** The column mapping of the dataset that is split. */
    public static final String MAPPING = "opus/config/mapping.csv";

    /** The column mapping of its companion. */
    public static final String COMPANION_MAPPING = "opus/config/broken.csv";

    private static final List<String> TOPICS = List.of(
            "snapshot-written",
            "bucketing-requested",
            "snapshot-bucketed",
            "stage-failed",
            "stage-recovered",
            "dead-letters");
    private static final List<String> FOR_THE_JOB =
            List.of("S3_ENDPOINT", "AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY");

    private static final String JVM_OPTIONS = "spark-jobs/runtime/target/classes/jvm.options";
    private static final List<String> FOR_SHORT_RUNS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private static BucketingScene scene;

    private Path runs;

    @Override
    public Map<String, String> start() {
        Map<String, String> lake = super.start();
        Map<String, String> properties = new HashMap<>(lake);
        TOPICS.forEach(topic -> new Topic(topic).create());
        scene = new BucketingScene();
        properties.put("millrace.platform.environment", BucketingScene.ENVIRONMENT);
        properties.put("millrace.platform.ledger.table", scene.fixture().table());
        properties.put("millrace.bucketing.look-every", "PT0.2S");
        dataset(properties, BucketingScene.DATASET, MAPPING);
        dataset(properties, BucketingScene.COMPANION, COMPANION_MAPPING);
        properties.put("millrace.spark.driver-memory-mb", "512");
        String home = System.getProperty("millrace.home");
        properties.put("millrace.spark.local.home", home);
        makeRuns(Path.of(home, JVM_OPTIONS));
        properties.put("millrace.spark.local.runs", runs.toString());
        properties.put(
                "millrace.spark.local.jvm-options", runs.resolve("jvm.options").toString());
        properties.put("millrace.spark.local.master", "local[2]");
        FOR_THE_JOB.forEach(name -> properties.put("millrace.spark.local.environment." + name, lake.get(name)));
        return properties;
    }

    private static void dataset(Map<String, String> properties, String name, String mapping) {
        String prefix = "millrace.bucketing.datasets." + name + ".";
        String lake = "s3://" + scene.bucket() + "/";
        properties.put(prefix + "root", lake + "opus/" + name);
        properties.put(prefix + "mapping", lake + mapping);
        properties.put(prefix + "target", lake + "{env}/bucketed/" + name);
        properties.put(prefix + "buckets", "4");
    }

    private void makeRuns(Path jvmOptions) {
        try {
            runs = Files.createTempDirectory("spark-runs");
            List<String> options = new ArrayList<>(Files.readAllLines(jvmOptions));
            options.addAll(FOR_SHORT_RUNS);
            Files.write(runs.resolve("jvm.options"), options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The scene in whose ledger and bucket the service works. */
    public static BucketingScene scene() {
        return scene;
    }

    @Override
    public void stop() {
        if (scene != null) {
            scene.close();
        }
        if (runs != null) {
            try (Stream<Path> files = Files.walk(runs)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        super.stop();
    }
}
