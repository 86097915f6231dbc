package io.millrace.cli.demo.story;

import io.millrace.cli.demo.account.Check;

import java.time.Instant;
import java.util.List;

/** What a demo did and found, chapter by chapter. */
public record Story(String title, Instant time, List<Chapter> chapters) {
    /** Every check of every chapter. */
    public List<Check> checks() {
        return chapters.stream().flatMap(chapter -> chapter.checks().stream()).toList();
    }

    /** The checks that were not met. */
    public List<Check> missed() {
        return checks().stream().filter(check -> !check.met()).toList();
    }

    /** The outcome in a sentence. */
    public String verdict() {
        return missed().isEmpty()
                ? "All " + checks().size() + " checks against what was generated hold."
                : missed().size() + " of " + checks().size() + " checks against what was generated do not hold.";
    }
}
