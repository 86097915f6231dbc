package io.millrace.cli.demo.account;

/** A line of {@code rejected.csv}. */
public record RejectedLine(String table, String id, String destinationId, String reason) {
    /** The ids as they stand there; what is missing is shown as a dash. */
    public String example() {
        return "id " + shown(id) + ", destination_id " + shown(destinationId);
    }

    private static String shown(String text) {
        return text.isEmpty() ? "–" : text;
    }
}
