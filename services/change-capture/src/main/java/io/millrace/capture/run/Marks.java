package io.millrace.capture.run;

import io.millrace.capture.domain.Progress;

import java.time.Instant;
import java.util.UUID;

/** The texts of the marks: slot, process, number and time; marks of other slots and processes are told apart by them. */
final class Marks {
    private final String slot;
    private final String process = UUID.randomUUID().toString();
    private final Progress progress;

    Marks(String slot, Progress progress) {
        this.slot = slot;
        this.progress = progress;
    }

    String text(long number, Instant now) {
        return slot + "/" + process + "/" + number + "/" + now.toEpochMilli();
    }

    /** A mark came out of the log, and everything before it stands on its topic. */
    void received(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 4 || !parts[0].equals(slot)) {
            return;
        }
        progress.heard(Instant.ofEpochMilli(Long.parseLong(parts[3])));
        if (parts[1].equals(process)) {
            progress.markers().received(Long.parseLong(parts[2]));
        } else {
            progress.markers().start(progress.lastHeard());
        }
    }
}
