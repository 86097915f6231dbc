package io.millrace.jobs.stream.testing;

import io.millrace.config.tables.TableConfig;
import io.millrace.config.tables.read.Placeholders;
import io.millrace.config.tables.read.TablesYaml;

import java.util.Map;

/** The table orders, whose key is id, as a configuration that names it alone makes it. */
public final class OneTable {
    private OneTable() {}

    /**
     * The table.
     *
     * @param columns as {@code schema} of {@code tables.yaml} has them, without the brackets
     */
    public static TableConfig of(String columns) {
        String yaml =
                """
                settings: {checkpoint_location: "s3://b-b/c/", quarantine_path: "s3://b-b/q/", delta_bucket: b-b}
                tables:
                  - name: orders
                    primary_key: id
                    schema: [%s]
                """;
        return TablesYaml.read("t.yaml", yaml.formatted(columns), new Placeholders(null, null, Map.of()))
                .tables()
                .get(0);
    }
}
