package io.millrace.bucketed.testing;

import io.millrace.lake.LakeEndpoints;
import io.millrace.lake.LakePart;
import io.millrace.lake.TestLake;
import io.millrace.platform.sql.SqlResult;
import io.millrace.platform.sql.SqlStatement;
import io.millrace.platform.sql.TrinoEngine;
import io.millrace.platform.sql.TrinoSettings;

import java.time.Duration;
import java.util.Map;

/** The lake's Trino. */
public final class SqlScene {
    private final TrinoEngine engine = trino();
    private static String catalog;

    /** Trino with its own settings. */
    public static TrinoEngine trino() {
        return trino(Map.of());
    }

    /** Trino with session properties. */
    public static synchronized TrinoEngine trino(Map<String, String> session) {
        LakeEndpoints e =
                TestLake.with(LakePart.OBJECT_STORE, LakePart.STAND_IN).endpoints();
        String url = "jdbc:trino://localhost:18099";
        if (catalog == null) {
            catalog = "hive" + System.nanoTime();
            new TrinoEngine(new TrinoSettings(url, "system", "t", null, Map.of()))
                    .execute(new SqlStatement(
                            "CREATE CATALOG " + catalog
                                    + " USING hive WITH (\"hive.metastore\"='glue', \"hive.metastore.glue.endpoint-url\"='"
                                    + e.glue()
                                    + "', \"hive.metastore.glue.region\"='us-east-1', \"hive.metastore.glue.aws-access-key\"='millrace', \"hive.metastore.glue.aws-secret-key\"='millracelocal', \"fs.native-s3.enabled\"='true', \"s3.endpoint\"='"
                                    + e.s3()
                                    + "', \"s3.path-style-access\"='true', \"s3.region\"='us-east-1', \"s3.aws-access-key\"='millrace', \"s3.aws-secret-key\"='millracelocal', \"hive.non-managed-table-writes-enabled\"='true', \"hive.metastore-cache-ttl\"='0s')",
                            "cat",
                            Duration.ofSeconds(60)));
        }
        Map<String, String> s = new java.util.HashMap<>();
        s.put(catalog + ".collect_column_statistics_on_write", "false");
        session.forEach((k, v) -> s.put(k.replace("hive.", catalog + "."), v));
        return new TrinoEngine(new TrinoSettings(url, catalog, "test", null, s));
    }

    /** What a statement gives. */
    public SqlResult ask(String statement) {
        return engine.execute(new SqlStatement(statement, "test", Duration.ofSeconds(60)));
    }
}
