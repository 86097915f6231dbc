package io.millrace.lake.standin.ses;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.protocol.AwsException;
import io.millrace.lake.standin.protocol.AwsRequest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Takes a mail given by its parts. */
final class SendEmail extends SesOperation {
    SendEmail(Mailbox mailbox) {
        super(mailbox);
    }

    @Override
    public ObjectNode perform(AwsRequest request) {
        List<String> to = new ArrayList<>();
        for (String kind : List.of("ToAddresses", "CcAddresses", "BccAddresses")) {
            to.addAll(members(request, "Destination." + kind));
        }
        if (to.isEmpty()) {
            throw AwsException.badRequest("InvalidParameterValue", "Missing required header 'To'.");
        }
        return accept(new SentMail(
                UUID.randomUUID().toString(),
                request.required("Source"),
                to,
                request.required("Message.Subject.Data"),
                request.optional("Message.Body.Text.Data"),
                request.optional("Message.Body.Html.Data"),
                Instant.now()));
    }
}
