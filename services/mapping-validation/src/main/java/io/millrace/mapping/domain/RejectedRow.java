package io.millrace.mapping.domain;

import java.util.Comparator;

/**
 * A row that could not be understood.
 *
 * @param table where it was read
 * @param id its {@code id} as far as it is shown; JSON when it is no string, empty when it is missing
 * @param destinationId its {@code destination_id}, likewise
 * @param reason what is wrong
 */
public record RejectedRow(String table, String id, String destinationId, String reason)
        implements Comparable<RejectedRow> {
    private static final Comparator<RejectedRow> ORDER = Comparator.comparing(RejectedRow::table)
            .thenComparing(RejectedRow::id)
            .thenComparing(RejectedRow::destinationId)
            .thenComparing(RejectedRow::reason);

    @Override
    public int compareTo(RejectedRow other) {
        return ORDER.compare(this, other);
    }
}
