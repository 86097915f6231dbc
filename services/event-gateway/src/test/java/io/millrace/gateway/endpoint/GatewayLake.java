package io.millrace.gateway.endpoint;

import io.millrace.events.EventType;
import io.millrace.lake.LakeTestResource;
import io.millrace.platform.testing.Topic;

import java.util.Map;

/** The shared lake with the topics of all events. */
public final class GatewayLake extends LakeTestResource {
    @Override
    public Map<String, String> start() {
        Map<String, String> properties = super.start();
        for (EventType type : EventType.values()) {
            new Topic(type.topic()).create();
        }
        return properties;
    }
}
