package io.millrace.capture.service;

import io.millrace.capture.config.CaptureConfig;
import io.millrace.capture.domain.lag.LagLimits;
import io.millrace.capture.engine.EngineOverrides;
import io.millrace.capture.run.CaptureSettings;
import io.millrace.capture.source.DatabaseAddress;
import io.millrace.config.InvalidInputException;
import io.millrace.config.Problem;
import io.millrace.config.mappings.TableMappings;
import io.millrace.config.mappings.TableMappingsReader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Makes settings of the configuration; what contradicts itself is refused before anything starts. */
final class SettingsReader {
    private SettingsReader() {}

    static CaptureSettings read(CaptureConfig config, String environment) {
        List<Problem> overrides = EngineOverrides.problems(config.engine());
        if (!overrides.isEmpty()) {
            throw new InvalidInputException(overrides);
        }
        return new CaptureSettings(
                config.pipeline(),
                environment,
                new DatabaseAddress(
                        config.database().url().orElseThrow(),
                        config.database().user().orElseThrow(() -> missing("user")),
                        config.database().password().orElse("")),
                config.slot(),
                config.publication(),
                config.createPublication(),
                mappings(config),
                config.typeProfile(),
                config.loadGeneration(),
                new CaptureSettings.Writing(
                        config.stateTopic(), config.partitions(), config.replicationFactor(), config.maxRecordBytes()),
                new CaptureSettings.Reading(
                        config.batchSize(), config.fetchSize(), config.loadThreads(), config.poll(), config.engine()),
                new LagLimits(
                        config.limits().lag(),
                        config.limits().lagBytes(),
                        config.limits().heldBytes(),
                        config.limits().silence()),
                config.limits().every(),
                new CaptureSettings.Restarts(
                        config.restart().firstPause(),
                        config.restart().longestPause(),
                        config.restart().failuresBeforeTelling()));
    }

    private static TableMappings mappings(CaptureConfig config) {
        if (config.tableMappings().isPresent() == config.tables().isPresent()) {
            throw refused(
                    "Settings millrace.capture.table-mappings and millrace.capture.tables",
                    config.tables().isPresent() ? "both are set" : "none is set, so no table is selected",
                    "Set one of them.");
        }
        return config.tables()
                .map(TableMappings::ofTables)
                .orElseGet(() -> read(config.tableMappings().orElseThrow()));
    }

    private static TableMappings read(Path file) {
        try {
            return TableMappingsReader.read(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw refused(
                    "Setting millrace.capture.table-mappings",
                    "file " + file + " cannot be read: " + e.getMessage(),
                    "Put the file there, readable and in UTF-8.");
        }
    }

    private static InvalidInputException missing(String name) {
        return refused(
                "Setting millrace.capture.database." + name, "it is missing", "Set it, beside the database's address.");
    }

    private static InvalidInputException refused(String what, String why, String whatToDo) {
        return new InvalidInputException(List.of(new Problem(what, why, whatToDo)));
    }
}
