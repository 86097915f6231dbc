package io.millrace.cleanroom.adapter;

import io.millrace.cleanroom.domain.room.Answer;
import io.millrace.cleanroom.domain.room.Identity;
import software.amazon.awssdk.services.entityresolution.EntityResolutionClient;
import software.amazon.awssdk.services.entityresolution.model.IdNamespaceInputSource;
import software.amazon.awssdk.services.entityresolution.model.IdNamespaceSummary;
import software.amazon.awssdk.services.entityresolution.model.SchemaMappingSummary;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** ID namespaces and schema mappings of Entity Resolution, all pages, each with what only it itself tells. */
public final class IdentityReader {
    private final EntityResolutionClient client;
    private final int concurrency;

    /** Asks with so many calls at the same time. */
    public IdentityReader(EntityResolutionClient client, int concurrency) {
        this.client = client;
        this.concurrency = concurrency;
    }

    /** Asks for everything. */
    public Identity read() {
        try (Questions questions = new Questions(concurrency)) {
            Supplier<Answer<List<IdNamespaceSummary>>> namespaces = questions.ask(
                    "ListIdNamespaces",
                    () -> client.listIdNamespacesPaginator(request -> {}).idNamespaceSummaries().stream()
                            .toList());
            Supplier<Answer<List<SchemaMappingSummary>>> schemas = questions.ask(
                    "ListSchemaMappings", () -> client.listSchemaMappingsPaginator(request -> {}).schemaList().stream()
                            .toList());
            return new Identity(
                    namespaces
                            .get()
                            .map(all -> await(all.stream()
                                    .map(namespace -> begin(questions, namespace))
                                    .toList())),
                    schemas.get()
                            .map(all -> await(all.stream()
                                    .map(schema -> begin(questions, schema))
                                    .toList())));
        }
    }

    private static <T> List<T> await(List<Supplier<T>> begun) {
        return begun.stream().map(Supplier::get).toList();
    }

    private Supplier<Identity.Namespace> begin(Questions questions, IdNamespaceSummary namespace) {
        Supplier<Answer<Identity.NamespaceSource>> source =
                questions.ask("GetIdNamespace", () -> source(namespace.idNamespaceName()));
        return () -> new Identity.Namespace(
                namespace.idNamespaceName(),
                namespace.idNamespaceArn(),
                namespace.typeAsString(),
                namespace.description(),
                namespace.idMappingWorkflowProperties().stream()
                        .findFirst()
                        .map(properties -> properties.idMappingTypeAsString()),
                source.get());
    }

    private Identity.NamespaceSource source(String name) {
        var namespace = client.getIdNamespace(request -> request.idNamespaceName(name));
        Optional<IdNamespaceInputSource> input =
                namespace.inputSourceConfig().stream().findFirst();
        return new Identity.NamespaceSource(
                namespace.roleArn(),
                input.map(IdNamespaceInputSource::inputSourceARN).orElse(null),
                input.map(IdNamespaceInputSource::schemaName).orElse(null));
    }

    private Supplier<Identity.SchemaMapping> begin(Questions questions, SchemaMappingSummary schema) {
        Supplier<Answer<List<Identity.InputField>>> fields =
                questions.ask("GetSchemaMapping", () -> fields(schema.schemaName()));
        return () -> new Identity.SchemaMapping(
                schema.schemaName(),
                schema.schemaArn(),
                schema.createdAt(),
                schema.updatedAt(),
                Boolean.TRUE.equals(schema.hasWorkflows()),
                fields.get());
    }

    private List<Identity.InputField> fields(String name) {
        return client.getSchemaMapping(request -> request.schemaName(name)).mappedInputFields().stream()
                .map(field -> new Identity.InputField(field.fieldName(), field.typeAsString(), field.matchKey()))
                .toList();
    }
}
