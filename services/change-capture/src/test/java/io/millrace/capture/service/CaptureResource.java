package io.millrace.capture.service;

import io.millrace.capture.testing.SourceDatabase;
import io.millrace.events.EventType;
import io.millrace.lake.LakeTestResource;
import io.millrace.platform.testing.LakeClients;
import io.millrace.platform.testing.Topic;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** A database with a table, and the settings that lead the service to it. */
public class CaptureResource extends LakeTestResource {
    private static SourceDatabase database;

    @Override
    public Map<String, String> start() {
        Map<String, String> properties = new HashMap<>(super.start());
        try {
            database = new SourceDatabase();
            database.run(
                    "create table trips (id int primary key, km numeric(6,1))", "insert into trips values (1, 12.5)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        for (EventType type : EventType.values()) {
            new Topic(type.topic()).create();
        }
        properties.put("millrace.platform.environment", "test");
        properties.put("millrace.platform.ledger.table", LakeClients.unique("ledger"));
        properties.put("millrace.platform.ledger.create-table", "true");
        properties.put("millrace.capture.database.url", database.address().url());
        properties.put("millrace.capture.database.user", database.address().user());
        properties.put("millrace.capture.database.password", database.address().password());
        properties.put("millrace.capture.pipeline", database.name());
        properties.put("millrace.capture.tables", "public.trips");
        properties.put("millrace.capture.limits.every", "200ms");
        properties.put("millrace.capture.limits.silence", "1s");
        return properties;
    }

    static SourceDatabase database() {
        return database;
    }

    @Override
    public void stop() {
        try {
            if (database != null) {
                database.close();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        super.stop();
    }
}
