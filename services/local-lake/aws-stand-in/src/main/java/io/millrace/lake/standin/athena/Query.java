package io.millrace.lake.standin.athena;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What an execution is to run.
 *
 * @param text the statement as Athena would take it
 * @param database for names without one, {@code null} for none
 * @param workGroup {@code null} for the primary one
 * @param output where results are said to be, {@code null} when the work group tells
 */
record Query(String text, String database, String workGroup, String output) {
    private static final Pattern ATHENA_CATALOG = Pattern.compile("(?i)\"?\\bawsdatacatalog\\b\"?\\.");
    private static final Pattern COMPRESSION =
            Pattern.compile("(?i)\\b(write_compression|parquet_compression)\\s*=\\s*'\\w+'\\s*,?");
    private static final Pattern HANGING_COMMA = Pattern.compile(",\\s*\\)(?=\\s*as\\b)", Pattern.CASE_INSENSITIVE);

    /** The statement in Trino's words: its catalog is named {@code hive}, compression is no property of a table. */
    String forTrino() {
        String named = ATHENA_CATALOG.matcher(text).replaceAll("hive.");
        String plain = COMPRESSION.matcher(named).replaceAll("");
        return plain.equals(named) ? named : HANGING_COMMA.matcher(plain).replaceAll(")");
    }

    /** What Athena calls a statement of this kind. */
    String type() {
        String first = text.strip().split("\\W+", 2)[0].toLowerCase(Locale.ROOT);
        return switch (first) {
            case "select", "with", "insert", "update", "delete", "merge", "values", "unload" -> "DML";
            case "show", "describe", "explain" -> "UTILITY";
            default -> "DDL";
        };
    }
}
