package io.millrace.cli.bench.bucketing;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.type.TypeReference;
import io.millrace.cli.output.Json;
import io.millrace.platform.aws.AwsClients;
import io.millrace.platform.objects.ObjectLocation;
import io.millrace.platform.objects.ObjectStore;
import software.amazon.awssdk.services.s3.model.S3Object;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The bucket that all ways read from and write to. */
final class BenchStore {
    static final String BUCKET = "millrace-bench";
    static final String KEY = "customer_user_id";
    static final int BUCKETS = 256;

    private final AwsClients clients;

    BenchStore(AwsClients clients) {
        this.clients = clients;
        clients.s3().createBucket(request -> request.bucket(BUCKET));
    }

    static String address(String key) {
        return "s3://" + BUCKET + "/" + key;
    }

    /** What the benchmark reads of the job's result. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Result(List<Table> tables, Map<String, Double> timings) {
        /** A table. */
        @JsonIgnoreProperties(ignoreUnknown = true)
        record Table(String name, long rows, long bytes) {}
    }

    /** Writes the job's arguments and gives their address. */
    String arguments(String source, String mapping, String folder) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("runId", folder);
        arguments.put("dataset", "bench");
        arguments.put("snapshotDt", "2025-10-15");
        arguments.put("version", folder);
        arguments.put("source", source);
        arguments.put("mapping", mapping);
        arguments.put("target", address(folder + "/"));
        arguments.put("key", KEY);
        arguments.put("buckets", BUCKETS);
        arguments.put("layouts", List.of("hive-buckets"));
        arguments.put("targetFileMb", 512);
        arguments.put("nullKeys", "reject");
        arguments.put("onMissingColumn", "fail");
        ObjectLocation to = new ObjectLocation(BUCKET, folder + "/metadata/arguments.json");
        new ObjectStore(clients.s3()).put(to, Json.write(arguments), "application/json");
        return to.toString();
    }

    Result result(String folder) {
        ObjectLocation from = new ObjectLocation(BUCKET, folder + "/metadata/result.json");
        return Json.read(
                new ObjectStore(clients.s3()).text(from).orElseThrow(),
                new TypeReference<Result>() {},
                from.toString());
    }

    /** Size of each file in a folder, by key; names that begin with an underscore or a dot do not count. */
    Map<String, Long> files(String folder) {
        return clients
                .s3()
                .listObjectsV2Paginator(request -> request.bucket(BUCKET).prefix(folder + "/"))
                .contents()
                .stream()
                .filter(object -> !object.key().contains("/_") && !object.key().contains("/."))
                .collect(Collectors.toMap(S3Object::key, S3Object::size));
    }

    long bytes(String folder) {
        return files(folder).values().stream().mapToLong(Long::longValue).sum();
    }

    AwsClients clients() {
        return clients;
    }
}
