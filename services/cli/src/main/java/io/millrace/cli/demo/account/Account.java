package io.millrace.cli.demo.account;

import java.time.Instant;
import java.util.List;

/** What a demo did and found. */
public record Account(String title, Instant time, List<Round> rounds) {
    /** Every check of every round. */
    public List<Check> checks() {
        return rounds.stream().flatMap(round -> round.checks().stream()).toList();
    }

    /** The checks that were not met. */
    public List<Check> missed() {
        return checks().stream().filter(check -> !check.met()).toList();
    }

    /** The outcome in a sentence. */
    public String verdict() {
        return missed().isEmpty()
                ? "All " + checks().size() + " figures agree with what was generated, to the row."
                : missed().size() + " of " + checks().size() + " figures do not agree with what was generated.";
    }
}
