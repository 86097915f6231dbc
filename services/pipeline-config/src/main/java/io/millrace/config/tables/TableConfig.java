package io.millrace.config.tables;

import io.millrace.config.quality.CheckConfig;
import io.millrace.config.quality.RuleConfig;
import io.millrace.config.quality.TransformConfig;

import java.util.List;

/**
 * One table of a pipeline.
 *
 * @param topic Kafka topic of its changes
 * @param deltaPath folder of the Delta table, with a slash at the end
 * @param primaryKey its key's columns
 * @param sequenceBy the column that orders the changes of a key, for sources without log positions; mostly empty, never more than one
 * @param internal has no stream of its own
 * @param transforms by {@code order}
 */
public record TableConfig(
        String name,
        String topic,
        String deltaPath,
        List<String> primaryKey,
        List<String> sequenceBy,
        HistoryKind history,
        OnDelete deletes,
        OnSchemaChange onSchemaChange,
        OnTruncate onTruncate,
        ReplayLimits replay,
        boolean internal,
        List<ColumnConfig> schema,
        List<RuleConfig> dqRules,
        List<TransformConfig> transforms,
        List<CheckConfig> deequChecks,
        List<ForeignKey> foreignKeys,
        List<IndexConfig> indexes) {}
