package io.millrace.jobs.reconcile.source;

import java.io.Serializable;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A moment of the source: what was committed and what was not.
 *
 * <p>A change that was written before {@code low} by a transaction that did not run then is part of it, however old its transaction's
 * 32-bit number; all others are recent, and their numbers tell.
 *
 * @param low place of the log before the moment
 * @param high place of the log after it
 * @param xmin all transactions below it were over
 * @param xmax no transaction from it on was
 * @param open those between that were not over
 * @param running 32-bit numbers of those that ran at some time between {@code low} and the moment
 */
public record Snapshot(long low, long high, long xmin, long xmax, Set<Long> open, Set<Long> running)
        implements Serializable {
    private static final long BITS = 0xffff_ffffL;
    private static final long ROUND = BITS + 1;

    /** Keeps copies. */
    public Snapshot {
        open = Set.copyOf(open);
        running = Set.copyOf(running);
    }

    /**
     * Reads {@code pg_current_snapshot()}.
     *
     * @param text for example {@code 10:20:10,14,15}
     */
    static Snapshot of(long low, long high, String text, Set<Long> running) {
        String[] parts = text.split(":", -1);
        Set<Long> open = parts[2].isEmpty()
                ? Set.of()
                : Set.of(parts[2].split(",", -1)).stream().map(Long::valueOf).collect(Collectors.toSet());
        return new Snapshot(low, high, Long.parseLong(parts[0]), Long.parseLong(parts[1]), open, running);
    }

    /**
     * Whether a change is part of the moment.
     *
     * @param lsn place of the change
     * @param xid 32-bit number of its transaction; {@code null} for loaded and repaired rows
     */
    public boolean has(long lsn, Long xid) {
        if (xid == null) {
            return lsn <= low;
        }
        return (lsn < low && !running.contains(xid & BITS)) || isOver(full(xid & BITS));
    }

    /** Whether a delete, of which only the place is known, is taken for part of the moment. */
    public boolean hasDelete(long lsn) {
        return lsn < low;
    }

    private boolean isOver(long xid) {
        return xid < xmin || (xid < xmax && !open.contains(xid));
    }

    /** The 64-bit number that is nearest to this moment's. */
    private long full(long xid) {
        long near = (xmax & ~BITS) | xid;
        if (near - xmax > ROUND / 2) {
            return near - ROUND;
        }
        return xmax - near > ROUND / 2 ? near + ROUND : near;
    }

    /** A place as PostgreSQL writes it, for example {@code 0/1A2B3C4D}. */
    public static String lsn(long place) {
        return "%X/%X".formatted(place >>> 32, place & BITS);
    }
}
