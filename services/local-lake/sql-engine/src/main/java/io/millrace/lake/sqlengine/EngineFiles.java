package io.millrace.lake.sqlengine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Trino's settings, written anew at each start: one node, one catalog named {@code hive}. */
record EngineFiles(EngineArguments arguments) {
    private static final String CATALOGS = "catalog";
    private static final String DELTA = "delta";

    /** Writes them. */
    void write() throws IOException {
        Path catalogs = Files.createDirectories(folder().resolve(CATALOGS));
        Files.write(config(), server());
        Files.write(levels(), List.of("Bootstrap=WARN", "io.trino.server.PluginManager=WARN", "org.hibernate=WARN"));
        Files.write(catalogs.resolve("hive.properties"), hive());
        Files.write(catalogs.resolve(DELTA + ".properties"), delta());
    }

    Path config() {
        return folder().resolve("config.properties");
    }

    Path levels() {
        return folder().resolve("log.properties");
    }

    private Path folder() {
        return arguments.data().resolve("etc");
    }

    private List<String> server() {
        return List.of(
                "coordinator=true",
                "node-scheduler.include-coordinator=true",
                "node.environment=millrace",
                "node.internal-address=127.0.0.1",
                "node.bind-ip=127.0.0.1",
                "http-server.http.port=" + arguments.port(),
                "discovery.uri=http://127.0.0.1:" + arguments.port(),
                "plugin.dir=" + arguments.distribution().resolve("plugin"),
                "catalog.config-dir=" + folder().resolve(CATALOGS),
                "web-ui.enabled=false");
    }

    /** What readers ask: it hands Delta tables over to the catalog beside it. */
    private List<String> hive() {
        return Stream.concat(
                        Stream.of(
                                "connector.name=hive",
                                "hive.delta-lake-catalog-name=" + DELTA,
                                "hive.non-managed-table-writes-enabled=true",
                                "hive.max-partitions-per-writers=" + arguments.openWriters(),
                                "hive.partition-projection-enabled=true"),
                        lake())
                .toList();
    }

    private List<String> delta() {
        return Stream.concat(Stream.of("connector.name=delta_lake"), lake()).toList();
    }

    private Stream<String> lake() {
        String region = arguments.other(EngineArguments.REGION);
        String accessKey = arguments.other(EngineArguments.ACCESS_KEY);
        String secretKey = arguments.other(EngineArguments.SECRET_KEY);
        return Stream.of(
                "hive.metastore=glue",
                "hive.metastore.glue.endpoint-url=" + arguments.other(EngineArguments.GLUE),
                "hive.metastore.glue.region=" + region,
                "hive.metastore.glue.aws-access-key=" + accessKey,
                "hive.metastore.glue.aws-secret-key=" + secretKey,
                "fs.native-s3.enabled=true",
                "s3.endpoint=" + arguments.other(EngineArguments.S3),
                "s3.region=" + region,
                "s3.aws-access-key=" + accessKey,
                "s3.aws-secret-key=" + secretKey,
                "s3.path-style-access=true");
    }
}
