package io.millrace.lake.standin.ses;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.protocol.AwsRequest;
import io.millrace.lake.standin.protocol.Json;
import io.millrace.lake.standin.protocol.Operation;

import java.util.ArrayList;
import java.util.List;

/** What the operations of SES have in common. */
public abstract class SesOperation implements Operation {
    private final Mailbox mailbox;

    SesOperation(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    /** All operations that are answered. */
    public static List<Operation> all(Mailbox mailbox) {
        return List.of(new SendEmail(mailbox), new SendRawEmail(mailbox), new GetSendQuota(mailbox));
    }

    @Override
    public String service() {
        return "ses";
    }

    Mailbox mailbox() {
        return mailbox;
    }

    static List<String> members(AwsRequest request, String list) {
        List<String> members = new ArrayList<>();
        for (int i = 1; request.optional(list + ".member." + i) != null; i++) {
            members.add(request.optional(list + ".member." + i));
        }
        return members;
    }

    ObjectNode accept(SentMail mail) {
        mailbox.accept(mail);
        return Json.object().put("MessageId", mail.id());
    }
}
