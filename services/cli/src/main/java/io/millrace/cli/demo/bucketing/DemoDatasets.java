package io.millrace.cli.demo.bucketing;

import io.millrace.cli.lake.LakeSetup;
import io.millrace.lake.standin.cleanrooms.DemoMembership;
import io.millrace.platform.objects.ObjectLocation;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/**
 * The lane's two datasets as its services have them by default, and the settings that this demo adds.
 *
 * @param environment the {@code {env}} of the names
 */
record DemoDatasets(String environment) {
    static final String WIDE = "infobase_attributes";
    static final String IDS = "addressable_ids";
    static final String KEY = "customer_user_id";

    /** A table of the wide snapshot that also gets an Entity Resolution table, the narrowest. */
    static final String ER_BASE = "ibe_08";

    private static final String SAMPLED = "5";

    /** A job of seconds on a small machine: its compiler threads would take what the job itself needs. */
    private static final String SHORT_LIVED = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1";

    ObjectLocation mapping() {
        return in("opus/config/infobase_attributes_mapping.csv");
    }

    /** The folder of a snapshot. */
    ObjectLocation snapshot(String dataset, LocalDate date) {
        return in("opus/" + dataset + "/raw_input/snapshot_dt=" + date + "/");
    }

    /** The folder of all versions of a dataset. */
    ObjectLocation versions(String dataset) {
        return in("bucketed/" + dataset + "/");
    }

    private ObjectLocation in(String key) {
        return new ObjectLocation(new LakeSetup(environment).snapshotBucket(), key);
    }

    /** Settings of the services, by property. */
    Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("millrace.cleanroom.membership-id", DemoMembership.ID);
        settings.put("millrace.spark.local.environment.JAVA_TOOL_OPTIONS", SHORT_LIVED);
        tables(settings, WIDE, ER_BASE);
        tables(settings, IDS, "*");
        return settings;
    }

    private void tables(Map<String, String> settings, String dataset, String entityResolution) {
        String prefix = "millrace.bucketed-tables.datasets." + dataset + ".";
        settings.put(prefix + "sampled-keys", SAMPLED);
        settings.put(prefix + "version-roots", versions(dataset).toString());
        settings.put(prefix + "entity-resolution.tables", entityResolution);
        settings.put(
                prefix + "entity-resolution.target",
                in("entity-resolution/" + dataset + "/").toString());
    }
}
