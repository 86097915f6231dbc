package io.millrace.events;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A fact about the data lake that has happened. Records of this type are the payload of a CloudEvent, everything about
 * its transport (id, time, cause) is in {@link Event}. Each stands in {@link EventType} and in a package of its lane.
 */
public interface DomainEvent {

    /** What must stay in order: the CloudEvents {@code subject} and the Kafka key, usually the dataset. */
    @JsonIgnore
    String subject();
}
