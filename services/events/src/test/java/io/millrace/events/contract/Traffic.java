package io.millrace.events.contract;

import io.millrace.events.EventType;

import java.util.Arrays;
import java.util.List;

/** Who sends and who receives each event. */
enum Traffic {
    MAPPING_SYNC_REQUESTED("schedule, event-gateway, cli, upstream", "mapping-validation"),
    MAPPING_SOURCE_EMPTY("mapping-validation", "alerting"),
    SNAPSHOT_WRITTEN("mapping-validation, upstream", "snapshot-comparison, bucketing"),
    ADDITIONS_FOUND("snapshot-comparison", "downstream, alerting"),
    DELETIONS_FOUND("snapshot-comparison", "downstream, alerting"),
    DELETIONS_HELD("snapshot-comparison", "alerting"),
    DELETIONS_APPROVED("event-gateway, cli, upstream", "snapshot-comparison"),
    BUCKETING_REQUESTED("event-gateway, cli, upstream", "bucketing"),
    SNAPSHOT_BUCKETED("bucketing", "table-registration"),
    DATA_LANDED("cdc-stream, upstream", "table-registration"),
    TABLES_REGISTERED("table-registration", "bucketed-tables"),
    SCHEMA_DRIFTED("table-registration, change-capture, cdc-stream", "alerting, reconciliation"),
    BUCKETED_TABLES_CREATED("bucketed-tables", "cleanroom-reporting"),
    CLEANROOM_REPORT_REQUESTED("event-gateway, cli, upstream", "cleanroom-reporting"),
    CLEANROOM_REPORT_WRITTEN("cleanroom-reporting", "downstream"),
    MESSAGES_REJECTED("cdc-stream", "alerting"),
    ROWS_QUARANTINED("cdc-stream", "alerting"),
    QUALITY_BREACHED("cdc-stream", "alerting"),
    REPLICATION_LAGGING("change-capture", "alerting"),
    RECONCILIATION_REQUESTED("schedule, event-gateway, upstream", "reconciliation"),
    TABLE_CONVERGED("reconciliation, cli", "downstream"),
    TABLE_DIVERGED("reconciliation, cli", "alerting"),
    STAGE_FAILED("every service, cdc-stream", "alerting"),
    STAGE_RECOVERED("every service, cdc-stream", "alerting");

    private final String senders;
    private final String receivers;

    Traffic(String senders, String receivers) {
        this.senders = senders;
        this.receivers = receivers;
    }

    static Traffic of(EventType type) {
        return valueOf(type.name());
    }

    List<String> senders() {
        return Arrays.asList(senders.split(", ", -1));
    }

    List<String> receivers() {
        return Arrays.asList(receivers.split(", ", -1));
    }
}
