package io.millrace.lake.standin.entityresolution;

/**
 * An ID namespace.
 *
 * @param type {@code SOURCE} or {@code TARGET}
 * @param inputSourceArn ARN of the Glue table that feeds it
 * @param schema name of its schema mapping
 * @param method {@code RULE_BASED} or {@code PROVIDER}; {@code null} when it says none
 * @param associated whether it is associated with the Clean Rooms membership
 */
public record SeededNamespace(
        String name,
        String type,
        String description,
        String roleArn,
        String inputSourceArn,
        String schema,
        String method,
        boolean associated) {}
