package io.millrace.lake.standin.ses;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.protocol.AwsRequest;
import io.millrace.lake.standin.protocol.Json;

import java.time.Duration;
import java.time.Instant;

/** Tells the limits of the SES sandbox: 200 mails a day, one a second. They are told, not enforced. */
final class GetSendQuota extends SesOperation {
    private static final double A_DAY = 200;
    private static final double A_SECOND = 1;

    GetSendQuota(Mailbox mailbox) {
        super(mailbox);
    }

    @Override
    public ObjectNode perform(AwsRequest request) {
        return Json.object()
                .put("Max24HourSend", A_DAY)
                .put("MaxSendRate", A_SECOND)
                .put("SentLast24Hours", (double)
                        mailbox().sentSince(Instant.now().minus(Duration.ofDays(1))));
    }
}
