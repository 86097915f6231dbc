package io.millrace.jobs.history;

import io.millrace.jobs.history.model.Change;
import io.millrace.jobs.history.model.Place;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Many keys' pasts at random, proper and improper, and ways in which they may be delivered. */
final class Pasts {
    private final Random random;

    Pasts(long seed) {
        this.random = new Random(seed);
    }

    /** All changes of so many keys. */
    List<Change> of(int keys) {
        List<Change> changes = new ArrayList<>();
        for (long id = 0; id < keys; id++) {
            changes.addAll(ofKey(List.of(id % 3 == 0 ? "north" : "söuth", id)));
        }
        return changes;
    }

    /** The changes in batches: in order, somewhat late, or at random; some of them more than once. */
    List<List<Change>> delivered(List<Change> changes, int batches) {
        int lateness = random.nextInt(3);
        List<List<Change>> delivered = new ArrayList<>();
        for (int i = 0; i < batches; i++) {
            delivered.add(new ArrayList<>());
        }
        long highest =
                changes.stream().mapToLong(change -> change.place().lsn()).max().orElse(1) + 1;
        for (Change change : changes) {
            int inOrder = (int) (change.place().lsn() * batches / highest);
            int batch =
                    switch (lateness) {
                        case 0 -> inOrder;
                        case 1 -> Math.min(batches - 1, inOrder + (random.nextInt(4) == 0 ? 1 : 0));
                        default -> random.nextInt(batches);
                    };
            delivered.get(batch).add(change);
            if (random.nextInt(5) == 0) {
                delivered
                        .get(random.nextBoolean() ? batch : random.nextInt(batches))
                        .add(change);
            }
        }
        delivered.forEach(batch -> Collections.shuffle(batch, random));
        return delivered;
    }

    private List<Change> ofKey(List<Object> key) {
        boolean proper = random.nextInt(3) > 0;
        List<Change> changes = new ArrayList<>();
        boolean there = false;
        long lsn = random.nextInt(40);
        long order = 0;
        long second = random.nextInt(20);
        for (int i = random.nextInt(7); i >= 0; i--) {
            String operation = proper
                    ? there ? random.nextInt(4) == 0 ? "DELETE" : "UPDATE" : "INSERT"
                    : List.of("INSERT", "UPDATE", "DELETE").get(random.nextInt(3));
            there = !operation.equals("DELETE");
            changes.add(change(key, operation, new Place(lsn, order), Lab.at(second)));
            order = random.nextInt(3) == 0 ? order + 1 : 0;
            lsn += order > 0 ? 0 : 1 + random.nextInt(15);
            second += random.nextInt(4) == 0 ? 0 : random.nextInt(12) - 2;
        }
        return changes;
    }

    private Change change(List<Object> key, String operation, Place place, Instant commit) {
        Map<String, Object> values = new HashMap<>();
        Set<String> unchanged = new HashSet<>();
        for (String column : Lab.VALUES) {
            if (operation.equals("UPDATE") && random.nextInt(3) == 0) {
                unchanged.add(column);
            } else if (random.nextInt(6) == 0) {
                values.put(column, null);
            } else {
                values.put(column, column.equals("note") ? "n" + place : (Object) random.nextInt(9));
            }
        }
        return new Change(key, operation, place, commit, values, unchanged);
    }
}
