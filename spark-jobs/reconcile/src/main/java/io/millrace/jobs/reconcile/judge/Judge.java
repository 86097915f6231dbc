package io.millrace.jobs.reconcile.judge;

import io.millrace.config.tables.OnDelete;
import io.millrace.jobs.reconcile.lake.DeadLetter;
import io.millrace.jobs.reconcile.lake.LakeKey;
import io.millrace.jobs.reconcile.lake.LakeRow;
import io.millrace.jobs.reconcile.lake.Place;
import io.millrace.jobs.reconcile.lake.ReplayedRow;
import io.millrace.jobs.reconcile.plan.TablePlan;
import io.millrace.jobs.reconcile.source.Snapshot;
import io.millrace.jobs.reconcile.value.Canonical;
import io.millrace.jobs.reconcile.value.ComparedColumn;
import io.millrace.jobs.reconcile.value.DeclaredValue;
import io.millrace.jobs.reconcile.value.EnvelopeValue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Lays a key's rows side by side, exactly, column by column. */
public final class Judge {
    private static final String HIDDEN = "****";

    private final TablePlan plan;
    private final Set<String> masked;
    private final Snapshot moment;
    private final Place truncated;

    /**
     * A judge at a moment.
     *
     * @param masked columns, by their names in the source, whose values are hidden where rows are set aside
     * @param truncated where the last truncate was that by configuration did nothing; {@code null} when there is none
     */
    public Judge(TablePlan plan, Set<String> masked, Snapshot moment, Place truncated) {
        this.plan = plan;
        this.masked = masked;
        this.moment = moment;
        this.truncated = truncated;
    }

    /**
     * Judges one key.
     *
     * @param raw the source's row; {@code null} when it has none
     */
    public Finding judge(List<String> raw, LakeKey lake) {
        List<String> expected = raw == null ? null : plan.canonical(raw);
        String evidence = expected + " / " + lake.current() + " / " + lake.deleted();
        return new Finding(verdict(raw, expected, lake), evidence);
    }

    private Verdict verdict(List<String> raw, List<String> expected, LakeKey lake) {
        if (lake.current().size() > 1) {
            return Verdict.DUPLICATE;
        }
        LakeRow row = lake.current().isEmpty() ? null : lake.current().get(0);
        if (!isSettled(row, lake)) {
            return Verdict.UNSETTLED;
        }
        if (expected == null) {
            return row == null ? Verdict.SAME : isKept(row) ? Verdict.RETAINED : Verdict.EXTRA;
        }
        if (row != null && row.texts().equals(expected)) {
            return Verdict.SAME;
        }
        if (row != null && isCorrected(raw, expected, row, lake.replayed())) {
            return Verdict.CORRECTED;
        }
        long place = row != null ? row.lsn() : lake.deleted() == null ? -1 : lake.deleted();
        LakeRow aside = lake.quarantined();
        if (aside != null && isAfter(aside, row, place) && isQuarantined(raw, aside)) {
            return Verdict.QUARANTINED;
        }
        if (lake.rejected() != null && lake.rejected().lsn() > place && isRejected(raw, lake.rejected())) {
            return Verdict.REJECTED;
        }
        return row == null ? Verdict.MISSING : Verdict.CHANGED;
    }

    /** Whether the last row of a key that the source has no more stays by configuration. */
    public boolean keeps(LakeKey key) {
        return key.current().stream()
                .reduce((one, other) -> other.isAfter(one) ? other : one)
                .map(this::isKept)
                .orElse(false);
    }

    /** Whether what ended the row in the source ends nothing in the lake. */
    private boolean isKept(LakeRow row) {
        return plan.table().deletes() == OnDelete.IGNORE || (truncated != null && truncated.isAfter(row));
    }

    private boolean isSettled(LakeRow row, LakeKey lake) {
        if (row != null && !moment.has(row.lsn(), row.xid())) {
            return false;
        }
        if (row == null && lake.deleted() != null && !moment.hasDelete(lake.deleted())) {
            return false;
        }
        LakeRow aside = lake.quarantined();
        DeadLetter letter = lake.rejected();
        return (aside == null || moment.has(aside.lsn(), aside.xid()))
                && (letter == null || letter.lsn() < 0 || moment.has(letter.lsn(), letter.xid()));
    }

    private static boolean isAfter(LakeRow aside, LakeRow row, long place) {
        return row == null ? aside.lsn() > place : aside.isAfter(row);
    }

    /** Whether the row is the change that was brought back, equal to the source's in all but what was corrected. */
    private boolean isCorrected(List<String> raw, List<String> expected, LakeRow row, ReplayedRow replayed) {
        if (replayed == null || !replayed.made(row) || !isQuarantined(raw, replayed.row())) {
            return false;
        }
        for (int i = 0; i < expected.size(); i++) {
            boolean corrected =
                    replayed.corrected().contains(plan.columns().get(i).name());
            if (!corrected && !Objects.equals(row.texts().get(i), expected.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is the source's row, as quarantine keeps rows: untransformed, but for what is hidden. */
    private boolean isQuarantined(List<String> raw, LakeRow aside) {
        for (int i = 0; i < raw.size(); i++) {
            ComparedColumn column = plan.columns().get(i);
            String expected;
            if (masked.contains(column.name())) {
                expected = column.canonical(raw.get(i));
            } else {
                Object declared = column.declared(raw.get(i));
                if (declared == DeclaredValue.UNFIT) {
                    return false;
                }
                expected = Canonical.of(declared, column.transform().source().type());
            }
            if (!aside.absent().contains(column.name())
                    && !Objects.equals(expected, aside.texts().get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether everything that the message says is what the source's row has. */
    private boolean isRejected(List<String> raw, DeadLetter letter) {
        Map<String, String> data = letter.data();
        for (int i = 0; i < raw.size(); i++) {
            ComparedColumn column = plan.columns().get(i);
            if (!data.containsKey(column.name())) {
                continue;
            }
            String said = data.get(column.name());
            String written = raw.get(i) == null
                    ? null
                    : EnvelopeValue.of(column.kind(), raw.get(i), column.profile())
                            .text();
            boolean hidden = masked.contains(column.name()) && HIDDEN.equals(said);
            if (!hidden && !Objects.equals(said, written)) {
                return false;
            }
        }
        return !data.isEmpty();
    }
}
