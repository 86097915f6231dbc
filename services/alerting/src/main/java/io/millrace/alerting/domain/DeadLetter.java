package io.millrace.alerting.domain;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An event that was put aside.
 *
 * @param partition of the dead-letter topic
 * @param offset in that partition
 * @param topic where it came from
 * @param reason why it could not be handled
 * @param time when it was put aside
 */
public record DeadLetter(int partition, long offset, String topic, String reason, Instant time) {
    /** What {@code millrace dead-letters show} takes. */
    public String id() {
        return partition + "-" + offset;
    }

    /**
     * The alert.
     *
     * @param waiting dead letters of the topic since people were last told, this one included
     */
    public Alert alert(String environment, long waiting) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("topic", topic);
        facts.put("reason", reason);
        facts.put("dead letter", id());
        facts.put("since the last mail", Long.toString(waiting));
        return Alert.plain(
                AlertKind.DEAD_LETTER,
                "dead-letter/" + id(),
                "",
                environment,
                "Events put aside from " + topic,
                waiting + (waiting == 1 ? " event" : " events") + " of topic " + topic
                        + " could not be handled. The topic goes on; nothing is lost.",
                facts,
                "See it with: millrace dead-letters show " + id()
                        + ". When its cause is mended: millrace dead-letters replay " + id() + ".",
                time);
    }
}
