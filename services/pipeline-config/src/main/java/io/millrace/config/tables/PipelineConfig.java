package io.millrace.config.tables;

import java.util.List;

/**
 * A whole {@code tables.yaml}, placeholders resolved and validated.
 *
 * @param name the pipeline: {@code ${STACK_NAME}}
 * @param sourceDatabase {@code null} when the file does not say
 */
public record PipelineConfig(
        String name,
        PipelineSettings settings,
        KafkaSettings kafka,
        SourceDatabase sourceDatabase,
        List<TableConfig> tables) {
    /** Keeps a copy of the tables. */
    public PipelineConfig {
        tables = List.copyOf(tables);
    }
}
