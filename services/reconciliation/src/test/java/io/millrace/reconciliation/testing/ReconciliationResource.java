package io.millrace.reconciliation.testing;

import io.millrace.lake.LakePart;
import io.millrace.lake.LakeTestResource;
import io.millrace.platform.aws.AwsClients;
import io.millrace.platform.testing.LakeClients;
import io.millrace.platform.testing.Topic;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Topics, bucket, ledger and the settings that lead to them. */
public class ReconciliationResource extends LakeTestResource {
    private static final List<String> TOPICS = List.of(
            "schema-drifted",
            "reconciliation-requested",
            "table-converged",
            "table-diverged",
            "stage-failed",
            "stage-recovered",
            "dead-letters");

    @Override
    public Map<String, String> start() {
        Map<String, String> properties = new HashMap<>(super.start());
        TOPICS.forEach(topic -> new Topic(topic).create());
        String bucket = LakeClients.unique("lake");
        try (AwsClients clients = LakeClients.with(LakeClients.settings(LakePart.OBJECT_STORE))) {
            clients.s3().createBucket(request -> request.bucket(bucket));
        }
        properties.put("millrace.platform.environment", "test");
        properties.put("millrace.platform.ledger.table", LakeClients.unique("ledger"));
        properties.put("millrace.platform.ledger.create-table", "true");
        properties.put("millrace.reconciliation.tables-file", FleetTables.FILE.toString());
        properties.put("millrace.reconciliation.target", "s3://" + bucket + "/{env}/");
        properties.put("millrace.reconciliation.schedule", "0 0 0 1 1 ? 2099");
        properties.put("millrace.reconciliation.look-every", "PT0.1S");
        return properties;
    }
}
