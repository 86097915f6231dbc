package io.millrace.alerting.delivery;

import io.millrace.alerting.domain.Alert;
import io.millrace.alerting.domain.Channel;

/** One way of telling people. */
public sealed interface AlertSender permits MailSender, AlarmSender {
    /** The channel that it serves. */
    Channel channel();

    /** Sends the alert; throws what the AWS SDK throws when that did not go well. */
    void send(Alert alert);
}
