package io.millrace.config.tables.read;

import io.millrace.config.shape.Shape;
import io.millrace.config.tables.ColumnConfig;
import io.millrace.config.tables.ColumnType;

/** What texts of {@code tables.yaml} look like. */
final class Forms {
    static final Shape.Text ADDRESS = new Shape.Text(
            "(s3a?://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]|file:(//)?/[^/ ]+)(/[^ ]*)?",
            "an address such as s3://bucket/folder/");
    static final Shape.Text BUCKET = new Shape.Text(
            "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]", "a bucket's name alone, such as lake-delta-123456789012");
    static final Shape.Text DURATION = new Shape.Text(
            "[1-9][0-9]{0,6} *(millisecond|second|minute|hour|day)s?",
            "a time such as 15 seconds, 2 minutes or 30 days");
    static final Shape.Text TOPIC =
            new Shape.Text("[A-Za-z0-9._-]{1,249}", "a topic of letters, digits, points, underscores and dashes");
    static final Shape.Text TABLE =
            new Shape.Text("[A-Za-z_][A-Za-z0-9_]{0,254}", "a name of letters, digits and underscores");
    static final Shape.Text COLUMN = new Shape.Text(ColumnConfig.NAME, "a name of letters, digits and underscores");
    static final Shape.Text TYPE = new Shape.Text(
            ColumnType.FORM, "one of " + String.join(", ", ColumnType.WORDS) + ", or decimal(10,2) in quotes");
    static final Shape.Text REFERENCE = new Shape.Text(
            "[A-Za-z_][A-Za-z0-9_]*(\\([A-Za-z_][A-Za-z0-9_]*\\)|\\.[A-Za-z_][A-Za-z0-9_]*)?",
            "a table, or a table and a column such as vehicles(id)");
    static final Shape.Text SERVERS = new Shape.Text(
            "PLACEHOLDER[A-Z_]*|[A-Za-z0-9._-]+:[0-9]{1,5}( *, *[A-Za-z0-9._-]+:[0-9]{1,5})*",
            "host:port, several with commas, or PLACEHOLDER");
    static final Shape.ListOf COLUMNS = new Shape.ListOf(COLUMN, true, 1);

    private Forms() {}
}
