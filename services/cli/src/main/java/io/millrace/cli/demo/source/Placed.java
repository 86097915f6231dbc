package io.millrace.cli.demo.source;

import io.millrace.events.mapping.Mapping;

/** A mapping and the row that says it. */
record Placed(TableName source, TableName destination, SourceRow row) {
    Mapping mapping() {
        return new Mapping(source.resourceName(), destination.resourceName());
    }

    ChangedMapping as(String change) {
        return new ChangedMapping(source.resourceName(), destination.resourceName(), change);
    }
}
