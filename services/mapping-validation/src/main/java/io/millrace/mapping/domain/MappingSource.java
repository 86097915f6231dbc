package io.millrace.mapping.domain;

import java.util.List;
import java.util.function.Consumer;

/** Where mappings come from. */
public interface MappingSource {
    /** The tables that are read. */
    List<String> tables();

    /** Reads every row of every table to the end; the consumer is called from several threads. */
    void read(Consumer<MappingRow> rows);
}
