package io.millrace.lake.standin.sns;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.protocol.AwsException;
import io.millrace.lake.standin.protocol.AwsRequest;
import io.millrace.lake.standin.protocol.Json;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/** Takes a message for a topic, within the limits of SNS for message and subject. */
final class Publish extends SnsOperation {
    private static final int LONGEST_BYTES = 262_144;
    private static final Pattern SUBJECT = Pattern.compile("[^\\p{Cntrl}]{1,99}");

    Publish(TopicBoard board) {
        super(board);
    }

    @Override
    public ObjectNode perform(AwsRequest request) {
        String arn =
                request.optional("TopicArn") == null ? request.required("TargetArn") : request.optional("TopicArn");
        String message = request.required("Message");
        String subject = request.optional("Subject");
        if (message.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
            throw AwsException.badRequest("InvalidParameter", "Invalid parameter: Message too long");
        }
        if (subject != null && !SUBJECT.matcher(subject).matches()) {
            throw AwsException.badRequest("InvalidParameter", "Invalid parameter: Subject");
        }
        String id = UUID.randomUUID().toString();
        board().publish(new PublishedMessage(id, arn, subject, message, Instant.now()));
        return Json.object().put("MessageId", id);
    }
}
