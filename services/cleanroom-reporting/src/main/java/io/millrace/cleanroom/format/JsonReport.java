package io.millrace.cleanroom.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.cleanroom.domain.Report;
import io.millrace.cleanroom.domain.State;
import io.millrace.cleanroom.domain.room.Answer;
import io.millrace.cleanroom.domain.room.CleanRoom;
import io.millrace.cleanroom.domain.room.Identity;

import java.util.Optional;

/** The JSON document. */
public final class JsonReport {
    private static final String DESCRIPTION = "description";

    private JsonReport() {}

    /** The document's text. */
    public static String of(Report report) {
        try {
            return JsonNodes.MAPPER.writeValueAsString(tree(report)) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The report of " + report.database() + " has no JSON form", e);
        }
    }

    private static ObjectNode tree(Report report) {
        Answer<Optional<CleanRoom.Membership>> membership =
                report.room().membership().map(Optional::of);
        ObjectNode node = JsonNodes.object()
                .put("generated_at", report.generatedAt().toString())
                .put("membership_id", report.membershipId());
        JsonNodes.text(node, "collaboration_id", membership, CleanRoom.Membership::collaborationId);
        JsonNodes.text(node, "collaboration_name", membership, CleanRoom.Membership::collaborationName);
        node.put("database", report.database()).put("table_prefix", report.tablePrefix());
        node.set("summary", summary(report));
        node.set("identity_resolution", identity(report.room(), report.identity()));
        node.set("membership_results_delivery", delivery(membership));
        ArrayNode tables = node.putArray("tables");
        report.tables().forEach(table -> tables.add(JsonTable.of(table)));
        JsonNodes.things(node, "members", report.room().members(), JsonReport::member);
        ArrayNode unknown = node.putArray("unknown");
        report.faults().forEach(fault -> unknown.add(JsonTable.fault(fault)));
        return node;
    }

    private static ObjectNode summary(Report report) {
        ObjectNode node =
                JsonNodes.object().put("glue_tables_count", report.tables().size());
        JsonNodes.count(node, "configured_tables_count", report.room().configuredTables());
        JsonNodes.count(node, "associations_count", report.room().associations());
        JsonNodes.count(node, "id_namespace_associations_count", report.room().namespaceAssociations());
        JsonNodes.count(node, "id_mapping_tables_count", report.room().mappingTables());
        JsonNodes.count(
                node, "entity_resolution_namespaces_count", report.identity().namespaces());
        return node.put("ready_tables_count", report.count(State.YES))
                .put("not_ready_tables_count", report.count(State.NO))
                .put("unknown_tables_count", report.count(State.UNKNOWN))
                .put("associations_quota", report.limits().associations())
                .put("oldest_good_snapshot_dt", report.limits().oldestSnapshot().toString());
    }

    private static ObjectNode identity(CleanRoom room, Identity identity) {
        ObjectNode node = JsonNodes.object();
        JsonNodes.things(
                node, "id_namespace_associations", room.namespaceAssociations(), association -> JsonNodes.object()
                        .put("id", association.id())
                        .put("name", association.name())
                        .put(DESCRIPTION, association.description())
                        .put("type", association.type())
                        .put("id_namespace_arn", association.namespaceArn()));
        JsonNodes.things(node, "id_mapping_tables", room.mappingTables(), table -> JsonNodes.object()
                .put("id", table.id())
                .put("name", table.name())
                .put(DESCRIPTION, table.description())
                .put("workflow_arn", table.workflowArn()));
        JsonNodes.things(node, "entity_resolution_namespaces", identity.namespaces(), JsonReport::namespace);
        JsonNodes.things(node, "schema_mappings", identity.schemaMappings(), JsonReport::schemaMapping);
        return node;
    }

    private static ObjectNode namespace(Identity.Namespace namespace) {
        Answer<Optional<Identity.NamespaceSource>> source = namespace.source().map(Optional::of);
        ObjectNode node = JsonNodes.object()
                .put("name", namespace.name())
                .put("arn", namespace.arn())
                .put("type", namespace.type())
                .put(DESCRIPTION, namespace.description());
        JsonNodes.text(node, "role_arn", source, Identity.NamespaceSource::roleArn);
        JsonNodes.text(node, "input_source_arn", source, Identity.NamespaceSource::inputSourceArn);
        JsonNodes.text(node, "schema_name", source, Identity.NamespaceSource::schemaName);
        node.putObject("id_mapping_config")
                .put("id_mapping_type", namespace.mappingType().orElse(null));
        if (!source.known()) {
            node.put("error", source.fault().code());
        }
        return node;
    }

    private static ObjectNode schemaMapping(Identity.SchemaMapping mapping) {
        ObjectNode node = JsonNodes.object()
                .put("name", mapping.name())
                .put("arn", mapping.arn())
                .put("created_at", mapping.createdAt().toString())
                .put("updated_at", mapping.updatedAt().toString())
                .put("has_workflows", mapping.hasWorkflows());
        JsonNodes.things(node, "mappedInputFields", mapping.fields(), field -> JsonNodes.object()
                .put("fieldName", field.name())
                .put("type", field.type())
                .put("matchKey", field.matchKey()));
        return node;
    }

    private static ObjectNode delivery(Answer<Optional<CleanRoom.Membership>> membership) {
        ObjectNode node = JsonNodes.object();
        JsonNodes.state(node, "can_receive_results", State.of(membership.map(found -> found.map(
                        CleanRoom.Membership::canReceiveResults)
                .orElse(false))));
        JsonNodes.text(node, "result_bucket", membership, CleanRoom.Membership::resultBucket);
        JsonNodes.text(node, "result_prefix", membership, CleanRoom.Membership::resultPrefix);
        JsonNodes.text(node, "result_role_arn", membership, CleanRoom.Membership::resultRoleArn);
        if (!membership.known()) {
            node.put("error", membership.fault().code());
        }
        return node;
    }

    private static ObjectNode member(CleanRoom.Member member) {
        ObjectNode node = JsonNodes.object()
                .put("account_id", member.accountId())
                .put("name", member.name())
                .put("status", member.status());
        node.set("abilities", JsonNodes.texts(member.abilities()));
        return node;
    }
}
