package io.millrace.alerting.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.alerting.domain.Alert;
import io.millrace.alerting.domain.AlertKind;
import io.millrace.alerting.domain.Channel;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishRequest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Alarms through SNS: a JSON message in the manner of a CloudWatch alarm, with the alert's facts. */
public final class AlarmSender implements AlertSender {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_SUBJECT = 99;

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
    public Runnable prepare(Alert alert) {
        PublishRequest request = PublishRequest.builder()
                .topicArn(topicArn)
                .subject(subject(alert))
                .message(message(alert))
                .build();
        Credentials.check(sns.serviceClientConfiguration());
        return () -> sns.publish(request);
    }

    @Override
    public String whenRefused() {
        return "Check that the topic of millrace.alerting.alarm.topic-arn exists and that the service's role may call"
                + " sns:Publish on it.";
    }

    /** SNS takes printable ASCII, fewer than 100 characters. */
    static String subject(Alert alert) {
        String subject = alert.kind() == AlertKind.SOURCE_EMPTY ? "No valid v1-v2 sync records" : alert.subject();
        String ascii = subject.replaceAll("\\p{Cntrl}+", " ").replaceAll("[^ -~]", "?");
        return ascii.substring(0, Math.min(ascii.length(), LONGEST_SUBJECT));
    }

    static String message(Alert alert) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("AlarmName", name(alert));
        message.put("NewStateValue", alert.kind() == AlertKind.STAGE_RECOVERED ? "OK" : "ALARM");
        message.put("StateChangeTime", alert.time().toString());
        message.put("state_message", alert.text());
        message.put("environment", alert.environment());
        message.put("eventId", alert.id());
        message.put("correlationId", alert.correlationId());
        message.put("whatToDo", alert.whatToDo());
        alert.facts().forEach((fact, value) -> message.putIfAbsent(fact.replace(' ', '_'), value));
        try {
            return JSON.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The alarm for " + alert.id() + " could not be written as JSON", e);
        }
    }

    /** The same for an alarm and its end, another for another stage or dataset. */
    private static String name(Alert alert) {
        return Stream.of(
                        "millrace",
                        (alert.kind() == AlertKind.STAGE_RECOVERED ? AlertKind.STAGE_FAILED : alert.kind()).key(),
                        alert.environment(),
                        alert.facts().get("stage"),
                        alert.facts().get("dataset"))
                .filter(Objects::nonNull)
                .collect(Collectors.joining("-"));
    }
}
