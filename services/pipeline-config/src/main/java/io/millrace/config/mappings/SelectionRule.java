package io.millrace.config.mappings;

/** Takes tables or leaves them out; an exclusion outweighs every inclusion. */
public record SelectionRule(String id, boolean include, Locator locator) {}
