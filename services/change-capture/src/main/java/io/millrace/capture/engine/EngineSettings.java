package io.millrace.capture.engine;

import io.millrace.capture.engine.oldrow.OldRowConnector;
import io.millrace.capture.engine.oldrow.OldRowSource;
import io.millrace.capture.engine.record.ArrayConverter;
import io.millrace.capture.engine.record.Placeholder;
import io.millrace.capture.source.DatabaseAddress;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * What the engine is told.
 *
 * @param tables {@code schema.table}
 * @param engineOverrides further properties of Debezium, none of which {@link EngineOverrides} refuses
 */
public record EngineSettings(
        String pipeline,
        DatabaseAddress address,
        String slot,
        String publication,
        List<String> tables,
        int batchSize,
        int fetchSize,
        int loadThreads,
        Duration poll,
        Map<String, String> engineOverrides) {

    /** Debezium's properties for a load that is followed by changes. */
    Properties load() {
        Properties properties = common();
        properties.setProperty("snapshot.mode", "initial");
        return properties;
    }

    /** Debezium's properties for the changes after a position. */
    Properties resume(long lsn) {
        Properties properties = common();
        properties.setProperty("snapshot.mode", "no_data");
        properties.setProperty(PreloadedOffsets.LSN, Long.toString(lsn));
        return properties;
    }

    private Properties common() {
        Properties properties = new Properties();
        properties.putAll(Map.of(
                PreloadedOffsets.NAME,
                pipeline,
                PreloadedOffsets.SERVER,
                pipeline,
                "connector.class",
                OldRowConnector.class.getName(),
                "offset.storage",
                PreloadedOffsets.class.getName(),
                "offset.flush.interval.ms",
                "0",
                "errors.max.retries",
                "0",
                "slot.max.retries",
                "1",
                "slot.retry.delay.ms",
                "1000",
                "record.processing.threads",
                "2"));
        properties.putAll(Map.of(
                "database.hostname", address.host(),
                "database.port", Integer.toString(address.port()),
                "database.dbname", address.database(),
                "database.user", address.user(),
                "database.password", address.password(),
                "database.sslmode", address.sslMode()));
        properties.putAll(Map.of(
                "plugin.name", "pgoutput",
                "slot.name", slot,
                "slot.drop.on.stop", "false",
                "publication.name", publication,
                "publication.autocreate.mode", "disabled",
                "publish.via.partition.root", "true",
                "table.include.list", tablePatterns(),
                "message.prefix.include.list", "millrace-capture",
                "heartbeat.interval.ms", "1000"));
        properties.putAll(Map.of(
                "max.batch.size", Integer.toString(batchSize),
                "max.queue.size", Integer.toString(4 * batchSize),
                "poll.interval.ms", Long.toString(poll.toMillis()),
                "snapshot.fetch.size", Integer.toString(fetchSize),
                "snapshot.max.threads", Integer.toString(loadThreads)));
        properties.putAll(Map.of(
                "tombstones.on.delete", "false",
                "skipped.operations", "none",
                "decimal.handling.mode", "string",
                "time.precision.mode", "microseconds",
                "interval.handling.mode", "string",
                "hstore.handling.mode", "json",
                "binary.handling.mode", "bytes",
                "include.unknown.datatypes", "true",
                "datatype.propagate.source.type", ".+",
                "unavailable.value.placeholder", Placeholder.TEXT));
        properties.setProperty("sourceinfo.struct.maker", OldRowSource.class.getName());
        properties.setProperty("converters", "arrays");
        properties.setProperty("arrays.type", ArrayConverter.class.getName());
        properties.setProperty("event.processing.failure.handling.mode", "fail");
        properties.putAll(engineOverrides);
        return properties;
    }

    private String tablePatterns() {
        return String.join(",", tables.stream().map(EngineSettings::pattern).toList());
    }

    /** The connector takes regular expressions with commas between them. */
    private static String pattern(String table) {
        return table.replaceAll("[^\\p{Alnum}_]", "\\\\$0").replace("\\,", "\\x2c");
    }
}
