package io.millrace.gateway.endpoint;

import java.util.List;

/**
 * The answer to a request that was not taken.
 *
 * @param error what is wrong and what to do
 * @param reason its kind, for programs
 * @param violations each thing that is wrong with the event; empty when it is not about the event
 */
public record Refusal(String error, String reason, List<String> violations) {}
