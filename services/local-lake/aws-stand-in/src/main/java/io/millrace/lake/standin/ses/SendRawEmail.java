package io.millrace.lake.standin.ses;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.protocol.AwsException;
import io.millrace.lake.standin.protocol.AwsRequest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** Takes a mail given as a MIME message. */
final class SendRawEmail extends SesOperation {
    SendRawEmail(Mailbox mailbox) {
        super(mailbox);
    }

    @Override
    public ObjectNode perform(AwsRequest request) {
        MimePart message = MimePart.parse(raw(request.required("RawMessage.Data")));
        List<String> to = new ArrayList<>(members(request, "Destinations"));
        if (to.isEmpty()) {
            List.of("To", "Cc", "Bcc").forEach(header -> to.addAll(message.addresses(header)));
        }
        String from = request.optional("Source") == null ? message.header("From") : request.optional("Source");
        if (from == null || to.isEmpty()) {
            throw AwsException.badRequest("InvalidParameterValue", "Missing required header 'From' or 'To'.");
        }
        return accept(new SentMail(
                UUID.randomUUID().toString(),
                from,
                to,
                message.header("Subject"),
                message.firstText("text/plain"),
                message.firstText("text/html"),
                Instant.now()));
    }

    private static byte[] raw(String base64) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw AwsException.badRequest("InvalidParameterValue", "RawMessage.Data is no Base64: " + e.getMessage());
        }
    }
}
