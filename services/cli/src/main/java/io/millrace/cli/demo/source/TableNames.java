package io.millrace.cli.demo.source;

import java.util.List;

/** Names for databases and tables that look like a lake's; the same number gives the same name. */
final class TableNames {
    private static final List<String> SCHEMAS =
            List.of("platform", "finance", "markets", "risk", "sales", "supply", "people", "web");
    private static final List<String> AREAS = List.of(
            "equity", "ledger", "orders", "claims", "stock", "billing", "credit", "routes", "payroll", "clicks");
    private static final List<String> THINGS = List.of(
            "account",
            "invoice",
            "position",
            "trade",
            "customer",
            "shipment",
            "contract",
            "payment",
            "session",
            "quote",
            "product",
            "employee");
    private static final List<String> KINDS = List.of("daily", "history", "current", "audit", "summary");

    private final String environment;
    private final int databases;

    /** @param databases over which the tables are spread */
    TableNames(String environment, int databases) {
        this.environment = environment;
        this.databases = databases;
    }

    /** The n-th table of the new lake. */
    TableName destination(int n) {
        return in(n % databases, table(n));
    }

    /** The table of the old lake whose place the n-th takes. */
    TableName source(int n) {
        TableName destination = destination(n);
        return new TableName("legacy_" + destination.schema(), destination.database(), destination.table());
    }

    /** A table in a database that nobody made. */
    TableName inNoDatabase(int n) {
        return new TableName("retired", "archive_" + n % 3 + "__" + environment, table(n));
    }

    private TableName in(int database, String table) {
        int round = database / (SCHEMAS.size() * AREAS.size());
        String area = AREAS.get(database / SCHEMAS.size() % AREAS.size()) + (round == 0 ? "" : "_" + round);
        return new TableName(SCHEMAS.get(database % SCHEMAS.size()), area + "__" + environment, table);
    }

    private static String table(int n) {
        return THINGS.get(n % THINGS.size()) + "_" + KINDS.get(n / THINGS.size() % KINDS.size()) + "_" + n;
    }
}
