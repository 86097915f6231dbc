package io.millrace.cli.demo.source;

/** A row that was made malformed, and how. */
public record RejectedSource(SourceRow row, Defect defect) {}
