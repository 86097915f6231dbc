package io.millrace.alerting.delivery;

/** What became of an alert on a channel. */
public enum DeliveryOutcome {
    /** Sent now. */
    SENT,
    /** Sent before; not sent again. */
    SENT_BEFORE,
    /** Whether it was sent is not known; not sent again. */
    UNCERTAIN
}
