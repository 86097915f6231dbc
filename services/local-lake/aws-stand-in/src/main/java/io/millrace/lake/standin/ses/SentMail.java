package io.millrace.lake.standin.ses;

import java.time.Instant;
import java.util.List;

/**
 * A mail that was accepted.
 *
 * @param id the message id that the sender got
 * @param from sender's address
 * @param to all recipients, copies included
 * @param subject decoded subject
 * @param text plain-text part, {@code null} without one
 * @param html HTML part, {@code null} without one
 * @param time when it was accepted
 */
public record SentMail(
        String id, String from, List<String> to, String subject, String text, String html, Instant time) {
    /** Copies the recipients. */
    public SentMail {
        to = List.copyOf(to);
    }
}
