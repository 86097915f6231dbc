package io.millrace.bucketed.testing;

import io.millrace.lake.LakePart;
import io.millrace.lake.TestLake;
import io.millrace.platform.aws.AwsClients;
import io.millrace.platform.sql.AthenaEngine;
import io.millrace.platform.sql.AthenaSettings;
import io.millrace.platform.sql.SqlResult;
import io.millrace.platform.sql.SqlStatement;
import io.millrace.platform.sql.TrinoEngine;
import io.millrace.platform.sql.TrinoSettings;

import java.time.Duration;
import java.util.Map;

/** The lake's engines. */
public final class SqlScene {
    private final TrinoEngine engine = trino();

    /** Trino with the settings of the lake. */
    public static TrinoEngine trino() {
        return trino(Map.of());
    }

    /** Trino with session properties. */
    public static TrinoEngine trino(Map<String, String> session) {
        return new TrinoEngine(new TrinoSettings(url(), "test", null, session));
    }

    /** Athena as the lake answers it. */
    public static AthenaEngine athena(AwsClients clients) {
        return new AthenaEngine(
                clients.athena(),
                new AthenaSettings(
                        "primary", "AwsDataCatalog", "default", null, Duration.ofMillis(20), Duration.ofMillis(200)));
    }

    /** Its JDBC address. */
    public static String url() {
        return TestLake.with(LakePart.OBJECT_STORE, LakePart.STAND_IN, LakePart.SQL_ENGINE)
                .endpoints()
                .asEnvironment()
                .get("TRINO_URL");
    }

    /** What a statement gives. */
    public SqlResult ask(String statement) {
        return engine.execute(new SqlStatement(statement, "test", Duration.ofSeconds(60)));
    }
}
