package io.millrace.lake.standin.glue.catalog;

/** A table by its folded names. */
public record TableName(String database, String table) {}
