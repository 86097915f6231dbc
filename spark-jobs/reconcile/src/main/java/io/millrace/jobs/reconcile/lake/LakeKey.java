package io.millrace.jobs.reconcile.lake;

import java.util.List;

/**
 * What the lake knows of one key.
 *
 * @param current its current rows; one, if all is well
 * @param deleted place of the delete that ended its last version; {@code null} when it has a current row or is not known
 * @param quarantined the last change of it that lies in quarantine; {@code null} when none does
 * @param replayed the last change of it that was brought back from quarantine; {@code null} when none was
 * @param rejected the last message of it that could not be read; {@code null} when there is none
 */
public record LakeKey(
        List<LakeRow> current, Long deleted, LakeRow quarantined, ReplayedRow replayed, DeadLetter rejected) {
    /** Of a key that the lake does not know. */
    public static final LakeKey UNKNOWN = new LakeKey(List.of(), null, null, null, null);

    LakeKey with(LakeRow row) {
        List<LakeRow> rows = new java.util.ArrayList<>(current);
        rows.add(row);
        return new LakeKey(List.copyOf(rows), deleted, quarantined, replayed, rejected);
    }

    LakeKey endedAt(long lsn) {
        return new LakeKey(current, deleted == null ? lsn : Math.max(deleted, lsn), quarantined, replayed, rejected);
    }

    LakeKey setAside(LakeRow row) {
        LakeRow last = quarantined == null || row.isAfter(quarantined) ? row : quarantined;
        return new LakeKey(current, deleted, last, replayed, rejected);
    }

    LakeKey replaying(ReplayedRow row) {
        ReplayedRow last = replayed == null || row.row().isAfter(replayed.row()) ? row : replayed;
        return new LakeKey(current, deleted, quarantined, last, rejected);
    }

    LakeKey rejecting(DeadLetter letter) {
        DeadLetter last = rejected == null || letter.lsn() >= rejected.lsn() ? letter : rejected;
        return new LakeKey(current, deleted, quarantined, replayed, last);
    }
}
