package io.millrace.jobs.replay;

import io.millrace.jobs.history.model.Change;
import io.millrace.jobs.history.model.Place;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What happened to a source's table, at random: changes with all kinds of flaws, truncates, and loads that find deletes nobody told. */
final class Past {
    /** Columns of the source but for the key, by their names in the lake. */
    static final Map<String, String> COLUMNS =
            new TreeMap<>(Map.of("latitude", "latitude", "speed", "speed", "plate", "license_plate", "price", "price"));

    static final double PATCHED = 9.5;

    private static final int KEYS = 40;

    private final Random random;
    private final List<Sent> sent = new ArrayList<>();
    private final Set<Integer> alive = new TreeSet<>();
    private long lsn;

    /** What is wrong with a change. */
    enum Flaw {
        NONE,
        /** It breaks a rule that is relaxed later. */
        SPEED,
        /** It breaks a rule, and there is a patch for it. */
        LATITUDE,
        /** It breaks that rule, and there is none. */
        HOPELESS,
        /** It cannot be read. */
        UNREADABLE
    }

    /**
     * One message.
     *
     * @param change null when it is about the table
     * @param about {@code truncate}, {@code load-started} or {@code load-completed}; null when it is about a row
     */
    record Sent(Message message, Change change, Flaw flaw, String about, Place place, Instant commit) {}

    private Past(long seed, int steps) {
        this.random = new Random(seed);
        for (int i = 0; i < steps; i++) {
            switch (random.nextInt(60)) {
                case 0 -> truncate();
                case 1, 2 -> load();
                default -> change(1 + random.nextInt(KEYS));
            }
        }
    }

    static List<Sent> of(long seed, int steps) {
        return List.copyOf(new Past(seed, steps).sent);
    }

    private void truncate() {
        lsn++;
        about("truncate", Message.truncate("telemetry", lsn));
        alive.clear();
    }

    private void load() {
        lsn++;
        about("load-started", Message.loadStarted("telemetry", lsn));
        alive.removeIf(key -> random.nextInt(3) == 0);
        alive.forEach(key -> row("load", key, Set.of()));
        about("load-completed", Message.loadCompleted("telemetry", lsn));
    }

    private void about(String what, Message message) {
        sent.add(new Sent(message, null, Flaw.NONE, what, new Place(lsn, 0), Message.commit(lsn)));
    }

    private void change(int key) {
        lsn++;
        if (!alive.contains(key)) {
            alive.add(key);
            row("insert", key, Set.of());
        } else if (random.nextInt(5) == 0) {
            alive.remove(key);
            Change delete =
                    new Change(List.of(key), "DELETE", new Place(lsn, 0), Message.commit(lsn), Map.of(), Set.of());
            sent.add(new Sent(
                    Message.delete("telemetry", lsn, key), delete, Flaw.NONE, null, delete.place(), delete.commit()));
        } else {
            Set<String> unsent = new TreeSet<>(COLUMNS.keySet());
            unsent.removeIf(column -> random.nextInt(4) > 0);
            row("update", key, unsent);
        }
    }

    private void row(String operation, int key, Set<String> unsent) {
        Flaw flaw = flaw(unsent);
        Map<String, Object> data = new HashMap<>();
        data.put("latitude", flaw == Flaw.LATITUDE || flaw == Flaw.HOPELESS ? 99.0 : random.nextInt(80) + 0.5);
        data.put("speed", flaw == Flaw.SPEED ? 360.0 : 1.0 * random.nextInt(300));
        data.put("plate", random.nextInt(6) == 0 ? null : "P-" + lsn);
        data.put("price", lsn + ".50");
        Map<String, Object> stored = new HashMap<>();
        COLUMNS.forEach((column, name) -> stored.put(name, data.get(column)));
        stored.put("price", new BigDecimal(lsn + ".50"));
        Set<String> unchanged = new TreeSet<>();
        unsent.forEach(column -> {
            data.remove(column);
            stored.remove(COLUMNS.get(column));
            unchanged.add(COLUMNS.get(column));
        });
        data.put("id", key);
        // two changes of a transaction have one commit time, and clocks go back
        Instant commit = Message.commit(lsn - random.nextInt(3));
        Place place = new Place(lsn, 0);
        String told = flaw == Flaw.UNREADABLE ? "upsert" : operation;
        String kept = operation.equals("update") ? "UPDATE" : "INSERT";
        sent.add(new Sent(
                Message.telemetry(told, lsn, commit, data, unsent),
                new Change(List.of(key), kept, place, commit, stored, unchanged),
                flaw,
                null,
                place,
                commit));
    }

    private Flaw flaw(Set<String> unsent) {
        int dice = random.nextInt(40);
        if (dice < 9 && !unsent.contains("speed")) {
            return Flaw.SPEED;
        }
        if (dice < 14 && !unsent.contains("latitude")) {
            return dice < 12 ? Flaw.LATITUDE : Flaw.HOPELESS;
        }
        return dice == 14 ? Flaw.UNREADABLE : Flaw.NONE;
    }
}
