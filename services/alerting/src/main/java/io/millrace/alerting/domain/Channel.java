package io.millrace.alerting.domain;

import java.util.Locale;

/** How people are told. */
public enum Channel {
    /** A mail through SES. */
    MAIL,
    /** An alarm through SNS. */
    ALARM;

    /** As in the settings. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
