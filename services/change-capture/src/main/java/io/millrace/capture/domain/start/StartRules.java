package io.millrace.capture.domain.start;

import io.millrace.config.Problem;

import java.util.Optional;
import java.util.TreeSet;

/**
 * Decides how capture starts. Nothing is skipped and nothing is loaded again without a person's word: whenever a slot and the
 * stored position do not fit together, changes are missing, and it says so.
 *
 * @param slot the slot's name
 * @param database its database
 * @param generation of the load that the settings ask for
 */
public record StartRules(String slot, String database, int generation) {
    private static final String LOAD_AGAIN =
            "Load all tables again: raise millrace.capture.load-generation by one and start the service.";

    /**
     * Decides.
     *
     * @param stored what an earlier start left; empty before the first
     * @param found the slot; empty when there is none of its name
     * @param endOfLog where the database writes now
     * @param selected the tables that the settings select, {@code schema.table}
     */
    public Start decide(
            Optional<StoredState> stored, Optional<SlotFacts> found, long endOfLog, java.util.Set<String> selected) {
        if (found.isPresent() && found.get().activePid() != null) {
            return refuse(
                    "it is read by server process " + found.get().activePid(),
                    "Stop the other reader, or wait: a reader that died is noticed after wal_sender_timeout.",
                    true);
        }
        if (found.isPresent() && !isOurs(found.get())) {
            return refuse(
                    "it belongs to plugin " + found.get().plugin() + " in database "
                            + found.get().database() + ", not to pgoutput in " + database,
                    "Name another slot in millrace.capture.slot.",
                    false);
        }
        if (stored.isEmpty()) {
            return found.isEmpty()
                    ? new Start.Load(false)
                    : refuse(
                            "it exists, though no position is stored on the offsets topic: somebody else's, or the topic was lost",
                            "If nobody needs it, drop it: select pg_drop_replication_slot('" + slot
                                    + "'); or name another slot in millrace.capture.slot.",
                            false);
        }
        if (stored.get().generation() != generation || !stored.get().loaded()) {
            return new Start.Load(found.isPresent());
        }
        return resume(stored.get(), found, endOfLog, selected);
    }

    private boolean isOurs(SlotFacts found) {
        return "pgoutput".equals(found.plugin()) && database.equals(found.database());
    }

    private Start resume(StoredState stored, Optional<SlotFacts> found, long endOfLog, java.util.Set<String> selected) {
        String reached = Lsn.format(stored.lsn());
        if (found.isEmpty()) {
            return refuse(
                    "it is gone, and with it the changes after position " + reached + " (" + stored.at() + ")",
                    LOAD_AGAIN,
                    false);
        }
        SlotFacts known = found.get();
        if ("lost".equals(known.walStatus()) || known.confirmedLsn() == null) {
            return refuse(
                    "it is lost: the database removed log that was still needed after position " + reached
                            + ", because it kept more than max_slot_wal_keep_size",
                    LOAD_AGAIN + " Then raise max_slot_wal_keep_size, or watch the event replication-lagging.",
                    false);
        }
        if (known.confirmedLsn() > stored.lsn()) {
            return refuse(
                    "it stands at " + Lsn.format(known.confirmedLsn()) + ", after the stored position " + reached
                            + ": it was made anew, or another reader moved it; the changes between are gone",
                    LOAD_AGAIN,
                    false);
        }
        if (stored.lsn() > endOfLog) {
            return refuse(
                    "the stored position " + reached + " is after the end of the database's log " + Lsn.format(endOfLog)
                            + ": it was restored to an earlier time, or is another one",
                    LOAD_AGAIN,
                    false);
        }
        TreeSet<String> unloaded = new TreeSet<>(selected);
        unloaded.removeAll(stored.tables());
        if (!unloaded.isEmpty()) {
            return new Start.Refuse(
                    new Problem(
                            "The selection of tables",
                            "it has tables that were not loaded: " + String.join(", ", unloaded)
                                    + "; the rows that they hold already would be missing",
                            LOAD_AGAIN
                                    + " Or capture them with a second pipeline: another millrace.capture.pipeline and slot."),
                    false);
        }
        return new Start.Resume(stored.lsn());
    }

    private Start refuse(String why, String whatToDo, boolean mayPass) {
        return new Start.Refuse(new Problem("Replication slot " + slot, why, whatToDo), mayPass);
    }
}
