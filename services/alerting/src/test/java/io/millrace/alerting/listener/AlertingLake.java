package io.millrace.alerting.listener;

import io.millrace.events.EventType;
import io.millrace.lake.LakeTestResource;
import io.millrace.platform.messaging.KafkaEvents;
import io.millrace.platform.testing.Topic;

import java.util.Map;

/** The shared lake with all topics. */
public final class AlertingLake extends LakeTestResource {
    @Override
    public Map<String, String> start() {
        Map<String, String> properties = super.start();
        for (EventType type : EventType.values()) {
            new Topic(type.topic()).create();
        }
        new Topic(KafkaEvents.DEAD_LETTERS).create();
        return properties;
    }
}
