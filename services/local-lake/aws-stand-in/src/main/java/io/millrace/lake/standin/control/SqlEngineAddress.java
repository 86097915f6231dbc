package io.millrace.lake.standin.control;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Where Athena's statements run.
 *
 * @param url JDBC address of a Trino
 */
public record SqlEngineAddress(@JsonProperty(required = true) String url) {}
