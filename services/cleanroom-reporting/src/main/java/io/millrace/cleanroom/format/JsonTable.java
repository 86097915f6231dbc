package io.millrace.cleanroom.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.cleanroom.domain.Finding;
import io.millrace.cleanroom.domain.TableReport;
import io.millrace.cleanroom.domain.room.Association;
import io.millrace.cleanroom.domain.room.CatalogTable;
import io.millrace.cleanroom.domain.room.CleanRoom;
import io.millrace.cleanroom.domain.room.ConfiguredTable;
import io.millrace.cleanroom.domain.room.Fault;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/** A table in the JSON document. */
final class JsonTable {
    private static final String CUSTOM = "CUSTOM";

    private JsonTable() {}

    static ObjectNode of(TableReport report) {
        ObjectNode node = JsonNodes.object().put("table_name", report.table().name());
        node.set("glue_table", glue(report.table()));
        node.set("configured_table", configured(report));
        node.set("analysis_rule", rule(report));
        ObjectNode association = node.putObject("association");
        JsonNodes.exists(association, report.association());
        JsonNodes.text(association, "name", report.association(), Association::name);
        node.set("collaboration_analysis_rule", collaborationRule(report));
        node.set("collaboration_schema", schema(report));
        ObjectNode status = node.putObject("status");
        JsonNodes.state(status, "in_collaboration", report.associated());
        JsonNodes.state(status, "ready_for_analysis", report.ready());
        ArrayNode reasons = status.putArray("reasons");
        report.findings().forEach(finding -> reasons.add(reason(finding)));
        ArrayNode unknown = status.putArray("unknown");
        report.unknowns().forEach(fault -> unknown.add(fault(fault)));
        return node;
    }

    private static ObjectNode glue(CatalogTable table) {
        ObjectNode node = JsonNodes.object()
                .put("exists", true)
                .put("location", table.location())
                .put("column_count", table.columns().size());
        node.set("partition_keys", JsonNodes.texts(table.partitionKeys()));
        node.set("columns", JsonNodes.texts(table.columns()));
        return node.put(
                "snapshot_dt", table.snapshotDt().map(LocalDate::toString).orElse(null));
    }

    private static ObjectNode configured(TableReport report) {
        ObjectNode node = JsonNodes.object();
        JsonNodes.exists(node, report.configured());
        JsonNodes.text(node, "id", report.configured(), ConfiguredTable::id);
        JsonNodes.text(node, "name", report.configured(), ConfiguredTable::name);
        JsonNodes.number(node, "allowed_columns_count", report.detail(), detail -> detail.allowedColumns()
                .size());
        JsonNodes.list(node, "allowed_columns", report.detail(), ConfiguredTable.Detail::allowedColumns);
        JsonNodes.text(node, "analysis_method", report.detail(), ConfiguredTable.Detail::analysisMethod);
        return node;
    }

    private static ObjectNode rule(TableReport report) {
        ObjectNode node = JsonNodes.object();
        JsonNodes.exists(node, report.rule());
        JsonNodes.text(node, "type", report.rule(), rule -> CUSTOM);
        JsonNodes.list(
                node, "allowed_analysis_providers", report.rule(), ConfiguredTable.Rule::allowedAnalysisProviders);
        JsonNodes.list(node, "allowed_analyses", report.rule(), ConfiguredTable.Rule::allowedAnalyses);
        return node;
    }

    private static ObjectNode collaborationRule(TableReport report) {
        ObjectNode node = JsonNodes.object();
        JsonNodes.exists(node, report.receivers());
        JsonNodes.text(node, "type", report.receivers(), receivers -> CUSTOM);
        JsonNodes.<List<String>>list(node, "allowed_result_receivers", report.receivers(), Function.identity());
        return node;
    }

    private static ObjectNode schema(TableReport report) {
        ObjectNode node = JsonNodes.object();
        JsonNodes.exists(node, report.schema());
        JsonNodes.list(node, "analysis_rule_types", report.schema(), CleanRoom.Schema::analysisRuleTypes);
        return node;
    }

    private static ObjectNode reason(Finding finding) {
        return JsonNodes.object()
                .put("reason", finding.reason().code())
                .put("detail", finding.detail())
                .put("what_to_do", finding.reason().remedy());
    }

    static ObjectNode fault(Fault fault) {
        return JsonNodes.object()
                .put("call", fault.call())
                .put("error", fault.code())
                .put("message", fault.message());
    }
}
