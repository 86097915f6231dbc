package io.millrace.alerting.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.alerting.domain.Alert;
import io.millrace.alerting.domain.AlertKind;
import io.millrace.alerting.domain.Channel;
import software.amazon.awssdk.services.sns.SnsClient;

import java.util.LinkedHashMap;
import java.util.Map;

/** Alarms through SNS: a JSON message in the manner of a CloudWatch alarm, with the alert's facts. */
public final class AlarmSender implements AlertSender {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_SUBJECT = 100;

    private final SnsClient sns;
    private final String topicArn;

    /** Alarms to a topic. */
    public AlarmSender(SnsClient sns, String topicArn) {
        this.sns = sns;
        this.topicArn = topicArn;
    }

    @Override
    public Channel channel() {
        return Channel.ALARM;
    }

    @Override
    public void send(Alert alert) {
        String subject = subject(alert);
        String message = message(alert);
        sns.publish(request -> request.topicArn(topicArn).subject(subject).message(message));
    }

    private static String subject(Alert alert) {
        String subject = alert.kind() == AlertKind.SOURCE_EMPTY ? "No valid v1-v2 sync records" : alert.subject();
        return subject.substring(0, Math.min(subject.length(), LONGEST_SUBJECT));
    }

    static String message(Alert alert) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("AlarmName", "millrace-" + alert.kind().key() + "-" + alert.environment());
        message.put("NewStateValue", "ALARM");
        message.put("StateChangeTime", alert.time().toString());
        message.put("state_message", alert.text());
        message.put("environment", alert.environment());
        message.put("event_id", alert.id());
        message.put("correlation_id", alert.correlationId());
        message.put("what_to_do", alert.whatToDo());
        message.put("facts", alert.facts());
        try {
            return JSON.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The alarm for " + alert.id() + " could not be written as JSON", e);
        }
    }
}
