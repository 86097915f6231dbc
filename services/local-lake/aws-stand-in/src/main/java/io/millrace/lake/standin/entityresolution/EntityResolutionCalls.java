package io.millrace.lake.standin.entityresolution;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.protocol.AwsRequest;
import io.millrace.lake.standin.protocol.Json;
import io.millrace.lake.standin.rest.RestErrors;
import io.millrace.lake.standin.rest.RestOperation;
import io.millrace.lake.standin.rest.RestPage;

import java.util.List;
import java.util.function.Supplier;

/** The reading calls of Entity Resolution on what is seeded. */
public final class EntityResolutionCalls {
    private static final String SERVICE = "entityresolution";
    private static final String ARN = "arn:aws:entityresolution:us-east-1:000000000000:";
    private static final double SEEDED_AT = 1_767_225_600;

    private final Supplier<Held> held;

    /**
     * What there is.
     *
     * @param pageSize elements of a page at most
     */
    public record Held(List<SeededNamespace> namespaces, List<SeededSchema> schemas, int pageSize) {}

    /** Calls on what is there at the time of each. */
    public EntityResolutionCalls(Supplier<Held> held) {
        this.held = held;
    }

    /** All that are answered. */
    public List<RestOperation> all() {
        return List.of(
                RestOperation.get(SERVICE, "ListIdNamespaces", "/idnamespaces", this::namespaces),
                RestOperation.get(SERVICE, "GetIdNamespace", "/idnamespaces/{idNamespaceName}", this::namespace),
                RestOperation.get(SERVICE, "ListSchemaMappings", "/schemas", this::schemas),
                RestOperation.get(SERVICE, "GetSchemaMapping", "/schemas/{schemaName}", this::schema));
    }

    /** ARN of an ID namespace. */
    public static String arn(SeededNamespace namespace) {
        return ARN + "idnamespace/" + namespace.name();
    }

    private ObjectNode namespaces(AwsRequest request) {
        Held now = held.get();
        List<ObjectNode> summaries =
                now.namespaces().stream().map(EntityResolutionCalls::summary).toList();
        return RestPage.of(request, "idNamespaceSummaries", summaries, now.pageSize());
    }

    private ObjectNode namespace(AwsRequest request) {
        String name = request.required("idNamespaceName");
        SeededNamespace found = held.get().namespaces().stream()
                .filter(namespace -> namespace.name().equals(name))
                .findFirst()
                .orElseThrow(() -> RestErrors.notFound("ID namespace " + name));
        ObjectNode answer = summary(found).put("roleArn", found.roleArn());
        answer.putArray("inputSourceConfig")
                .addObject()
                .put("inputSourceARN", found.inputSourceArn())
                .put("schemaName", found.schema());
        return answer;
    }

    private static ObjectNode summary(SeededNamespace namespace) {
        ObjectNode summary = Json.object()
                .put("idNamespaceName", namespace.name())
                .put("idNamespaceArn", arn(namespace))
                .put("description", namespace.description())
                .put("type", namespace.type())
                .put("createdAt", SEEDED_AT)
                .put("updatedAt", SEEDED_AT);
        if (namespace.method() != null) {
            summary.putArray("idMappingWorkflowProperties").addObject().put("idMappingType", namespace.method());
        }
        return summary;
    }

    private ObjectNode schemas(AwsRequest request) {
        Held now = held.get();
        List<ObjectNode> summaries =
                now.schemas().stream().map(EntityResolutionCalls::summary).toList();
        return RestPage.of(request, "schemaList", summaries, now.pageSize());
    }

    private ObjectNode schema(AwsRequest request) {
        String name = request.required("schemaName");
        SeededSchema found = held.get().schemas().stream()
                .filter(schema -> schema.name().equals(name))
                .findFirst()
                .orElseThrow(() -> RestErrors.notFound("Schema mapping " + name));
        ObjectNode answer = summary(found);
        var fields = answer.putArray("mappedInputFields");
        found.fields().forEach(field -> {
            ObjectNode node = fields.addObject().put("fieldName", field.name()).put("type", field.type());
            if (field.matchKey() != null) {
                node.put("matchKey", field.matchKey());
            }
        });
        return answer;
    }

    private static ObjectNode summary(SeededSchema schema) {
        return Json.object()
                .put("schemaName", schema.name())
                .put("schemaArn", ARN + "schemamapping/" + schema.name())
                .put("hasWorkflows", false)
                .put("createdAt", SEEDED_AT)
                .put("updatedAt", SEEDED_AT);
    }
}
