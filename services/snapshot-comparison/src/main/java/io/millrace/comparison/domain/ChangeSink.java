package io.millrace.comparison.domain;

/** Takes what a comparison finds, in the order of the rows. */
public interface ChangeSink {
    /** A mapping of the new snapshot that the old one had not. */
    void added(MappingRow row, Change change);

    /** A mapping of the old snapshot that the new one has not. */
    void removed(MappingRow row, Change change);

    /** A mapping of the new snapshot whose source has more than one destination there. */
    void ambiguous(MappingRow row);
}
