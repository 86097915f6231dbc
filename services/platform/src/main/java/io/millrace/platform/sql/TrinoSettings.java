package io.millrace.platform.sql;

import java.util.Map;

/**
 * How Trino is reached.
 *
 * @param url {@code jdbc:trino://host:port/catalog}, with the Hive catalog on Glue
 * @param user whose name the queries carry
 * @param password null without authentication
 * @param session session properties by name, for example {@code hive.max_partitions_per_writers}
 */
public record TrinoSettings(String url, String user, String password, Map<String, String> session) {
    @Override
    public String toString() {
        return "TrinoSettings[url=" + url + ", user=" + user + "]";
    }
}
