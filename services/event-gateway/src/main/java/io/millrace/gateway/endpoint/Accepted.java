package io.millrace.gateway.endpoint;

/**
 * The answer to an event that is on its topic.
 *
 * @param id of the event
 * @param type of the event
 * @param topic that it stands on
 */
public record Accepted(String id, String type, String topic) {}
