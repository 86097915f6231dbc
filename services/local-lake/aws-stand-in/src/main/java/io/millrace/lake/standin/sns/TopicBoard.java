package io.millrace.lake.standin.sns;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.journal.ChangeListener;
import io.millrace.lake.standin.journal.Journal;
import io.millrace.lake.standin.protocol.AwsException;
import io.millrace.lake.standin.protocol.Json;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The topics and every message that was published, oldest first. */
public final class TopicBoard implements ChangeListener {
    private static final String TOPIC = "sns.topic";
    private static final String PUBLISHED = "sns.published";
    private static final String ARN = "TopicArn";
    private static final int NOT_FOUND = 404;

    private final NavigableSet<String> topics = new TreeSet<>();
    private final List<PublishedMessage> messages = new ArrayList<>();
    private Journal journal = Journal.none();

    /** From now on changes go to this journal. */
    public synchronized void recordIn(Journal target) {
        journal = target;
    }

    /** Creates the topic unless it exists. */
    synchronized void create(String arn) {
        if (topics.add(arn)) {
            journal.append(TOPIC, Json.object().put(ARN, arn));
        }
    }

    synchronized void publish(PublishedMessage message) {
        if (!topics.contains(message.topicArn())) {
            throw new AwsException("NotFound", NOT_FOUND, "Topic does not exist");
        }
        journal.append(PUBLISHED, Json.mapper().valueToTree(message));
        messages.add(message);
    }

    synchronized List<String> topicsAfter(String arn) {
        return List.copyOf(topics.tailSet(arn, false));
    }

    /** A copy of the messages so far. */
    public synchronized List<PublishedMessage> messages() {
        return List.copyOf(messages);
    }

    @Override
    public synchronized void apply(String kind, ObjectNode data) {
        if (kind.equals(TOPIC)) {
            topics.add(data.get(ARN).textValue());
        } else if (kind.equals(PUBLISHED)) {
            messages.add(Json.mapper().convertValue(data, PublishedMessage.class));
        }
    }
}
