package io.millrace.cli.demo.source;

/**
 * A row of a batch's file.
 *
 * @param source V1 name
 * @param destination V2 name
 * @param change {@code added}, {@code removed} or {@code retargeted}
 */
public record ChangedMapping(String source, String destination, String change) {}
