package io.millrace.cli.demo.fleet;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes changes to PostgreSQL. */
public final class FleetWriter {
    private final Connection connection;

    /** By a connection of its own, whose transactions it ends itself. */
    public FleetWriter(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
    }

    /** One transaction; changes of one form that follow each other go over the wire together. */
    public void write(List<FleetChange> changes) throws SQLException {
        int from = 0;
        while (from < changes.size()) {
            String sql = sql(changes.get(from));
            int to = from;
            while (to < changes.size() && sql(changes.get(to)).equals(sql)) {
                to++;
            }
            writeAlike(sql, changes.subList(from, to));
            from = to;
        }
        connection.commit();
    }

    private void writeAlike(String sql, List<FleetChange> changes) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (FleetChange change : changes) {
                List<Object> values = new ArrayList<>(change.values().values());
                values.add(change.id());
                for (int i = 0; i < values.size(); i++) {
                    statement.setObject(i + 1, values.get(i));
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static String sql(FleetChange change) {
        String table = change.table().title();
        return switch (change.kind()) {
            case INSERT ->
                "insert into " + table + " ("
                        + String.join(", ", change.values().keySet()) + ", id) values ("
                        + "?, ".repeat(change.values().size()) + "?)";
            case UPDATE ->
                "update " + table + " set "
                        + change.values().keySet().stream()
                                .map(column -> column + " = ?")
                                .collect(Collectors.joining(", "))
                        + " where id = ?";
            case DELETE -> "delete from " + table + " where id = ?";
        };
    }
}
