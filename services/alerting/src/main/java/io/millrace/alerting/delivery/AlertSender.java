package io.millrace.alerting.delivery;

import io.millrace.alerting.domain.Alert;
import io.millrace.alerting.domain.Channel;

/** One way of telling people. */
public sealed interface AlertSender permits MailSender, AlarmSender {
    /** The channel that it serves. */
    Channel channel();

    /**
     * Does all that can fail before anything leaves: renders, waits for its turn, finds credentials.
     *
     * @return the one call that sends, which throws what the AWS SDK throws when that did not go well
     */
    Runnable prepare(Alert alert);

    /** What a person can do when the service refuses to send. */
    String whenRefused();
}
