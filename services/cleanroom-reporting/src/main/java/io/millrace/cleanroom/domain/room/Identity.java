package io.millrace.cleanroom.domain.room;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What Entity Resolution answered. */
public record Identity(Answer<List<Namespace>> namespaces, Answer<List<SchemaMapping>> schemaMappings) {

    /** An ID namespace; its source only it itself tells. */
    public record Namespace(
            String name,
            String arn,
            String type,
            String description,
            Optional<String> mappingType,
            Answer<NamespaceSource> source) {}

    /**
     * What feeds an ID namespace.
     *
     * @param inputSourceArn null when it has no input
     * @param schemaName null when it has no input
     */
    public record NamespaceSource(String roleArn, String inputSourceArn, String schemaName) {}

    /** A schema mapping. */
    public record SchemaMapping(
            String name,
            String arn,
            Instant createdAt,
            Instant updatedAt,
            boolean hasWorkflows,
            Answer<List<InputField>> fields) {}

    /**
     * A field of a schema mapping.
     *
     * @param matchKey null for none
     */
    public record InputField(String name, String type, String matchKey) {}
}
