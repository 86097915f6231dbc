package io.millrace.cli.demo.bucketing;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import java.util.List;
import java.util.Map;

/** What the demo reads of the Spark job's {@code result.json}. */
@JsonIgnoreProperties(ignoreUnknown = true)
record JobDocument(List<Table> tables, Map<String, Double> timings) {
    /** A table in one layout. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Table(String name, long rejectedRows, long nullKeys, long duplicateKeys, int columns) {}
}
