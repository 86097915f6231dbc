package io.millrace.config.mappings;

/** Changes the name of schemas, tables or columns, or leaves columns out. */
public record TransformationRule(
        String id, Target target, NameChange change, Locator locator, String value, String oldValue) {

    /** Whose name it changes. */
    public enum Target {
        SCHEMA,
        TABLE,
        COLUMN
    }

    String apply(String name) {
        return change.apply(name, value, oldValue);
    }
}
