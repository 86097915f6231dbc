package io.millrace.capture.source;

import io.millrace.config.InvalidInputException;
import io.millrace.config.Problem;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;

/**
 * Where the database is and who asks. Its text form has no password.
 *
 * @param url JDBC address
 */
public record DatabaseAddress(String url, String user, String password) {
    /** @throws InvalidInputException when the address is no JDBC address of PostgreSQL with a database */
    public DatabaseAddress {
        if (Driver.parseURL(url, new Properties()) == null
                || PGProperty.PG_DBNAME.getOrDefault(Driver.parseURL(url, new Properties())) == null) {
            throw new InvalidInputException(List.of(new Problem(
                    "Setting millrace.capture.database.url",
                    "it is no address of a PostgreSQL database",
                    "Write for example jdbc:postgresql://db.example.org:5432/fleet?sslmode=verify-full.")));
        }
    }

    /** A new connection. */
    public Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.put("user", user);
        properties.put("password", password);
        PGProperty.CONNECT_TIMEOUT.set(properties, 10);
        PGProperty.SOCKET_TIMEOUT.set(properties, 60);
        PGProperty.APPLICATION_NAME.set(properties, "millrace-change-capture");
        return new Driver().connect(url, properties);
    }

    /** Name of the server. */
    public String host() {
        return PGProperty.PG_HOST.getOrDefault(parsed());
    }

    /** Port of the server. */
    public int port() {
        return Integer.parseInt(PGProperty.PG_PORT.getOrDefault(parsed()));
    }

    /** Name of the database. */
    public String database() {
        return PGProperty.PG_DBNAME.getOrDefault(parsed());
    }

    /** How the connection is secured, for example {@code verify-full}. */
    public String sslMode() {
        String mode = PGProperty.SSL_MODE.getOrDefault(parsed());
        return mode == null ? "prefer" : mode;
    }

    /** A table's address in events: no user, no password, no parameters. */
    public URI location(String schema, String table) {
        return URI.create("postgresql://" + host() + ":" + port() + "/" + encoded(database()) + "/" + encoded(schema)
                + "/" + encoded(table));
    }

    private Properties parsed() {
        return Driver.parseURL(url, new Properties());
    }

    private static String encoded(String name) {
        return java.net.URLEncoder.encode(name, java.nio.charset.StandardCharsets.UTF_8)
                .replace("+", "%20");
    }

    @Override
    public String toString() {
        return "DatabaseAddress[" + host() + ":" + port() + "/" + database() + "]";
    }
}
