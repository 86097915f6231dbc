package io.millrace.jobs.reconcile.lake;

import java.util.List;

/**
 * What the lake knows of one key.
 *
 * @param current its current rows; one, if all is well
 * @param deleted place of the delete that ended its last version; {@code null} when it has a current row or is not known
 * @param quarantined the last change of it that was set aside; {@code null} when none was
 * @param rejected the last message of it that could not be read; {@code null} when there is none
 */
public record LakeKey(List<LakeRow> current, Long deleted, LakeRow quarantined, DeadLetter rejected) {
    /** Of a key that the lake does not know. */
    public static final LakeKey UNKNOWN = new LakeKey(List.of(), null, null, null);

    LakeKey with(LakeRow row) {
        List<LakeRow> rows = new java.util.ArrayList<>(current);
        rows.add(row);
        return new LakeKey(List.copyOf(rows), deleted, quarantined, rejected);
    }

    LakeKey endedAt(long lsn) {
        return new LakeKey(current, deleted == null ? lsn : Math.max(deleted, lsn), quarantined, rejected);
    }

    LakeKey setAside(LakeRow row) {
        return new LakeKey(
                current, deleted, quarantined == null || row.isAfter(quarantined) ? row : quarantined, rejected);
    }

    LakeKey rejecting(DeadLetter letter) {
        return new LakeKey(
                current, deleted, quarantined, rejected == null || letter.lsn() >= rejected.lsn() ? letter : rejected);
    }
}
