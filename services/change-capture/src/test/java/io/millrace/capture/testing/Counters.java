package io.millrace.capture.testing;

import io.millrace.capture.testing.ChangeTopic.Message;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** A table whose rows count their own updates: every value of every row must be seen, so a gap shows. */
public final class Counters {
    /** Its name. */
    public static final String TABLE = "counters";

    private static final int KEYS = 10;

    private final SourceDatabase database;
    private int rounds;

    /** Creates it with its first rows. */
    public Counters(SourceDatabase database) throws SQLException {
        this.database = database;
        database.run(
                "create table counters (id int primary key, n int not null)",
                "insert into counters select i, 0 from generate_series(1, " + KEYS + ") i");
    }

    /** Counts on: one transaction that updates every row twice, and one for each row. */
    public void count() throws SQLException {
        database.run("begin; update counters set n = n + 1; update counters set n = n + 1; commit");
        rounds += 2;
        for (int key = 1; key <= KEYS; key++) {
            database.run("update counters set n = n + 1 where id = " + key);
        }
        rounds++;
    }

    /** Whether the last value of every row has come. */
    public boolean areComplete(List<Message> messages) {
        Map<String, Integer> highest = new HashMap<>();
        rows(messages)
                .forEach(message ->
                        highest.merge(message.key(), message.data().path("n").asInt(), Math::max));
        return highest.size() == KEYS && highest.values().stream().allMatch(n -> n == rounds);
    }

    /**
     * Every value after the last load's came at least once, in one partition, and the places order them as they were made.
     */
    public void assertNothingIsMissing(List<Message> messages) {
        Map<String, TreeMap<String, Message>> byKey = new HashMap<>();
        Map<String, Integer> partitions = new HashMap<>();
        for (Message message : rows(messages)) {
            Message same =
                    byKey.computeIfAbsent(message.key(), key -> new TreeMap<>()).put(message.place(), message);
            assertThat(same == null ? message.data() : same.data())
                    .as("what comes again is the same")
                    .isEqualTo(message.data());
            assertThat(partitions.computeIfAbsent(message.key(), key -> message.partition()))
                    .isEqualTo(message.partition());
        }
        byKey.forEach((key, inOrder) -> assertThat(valuesFromLastLoad(inOrder))
                .as("values of " + key)
                .isEqualTo(IntStream.rangeClosed(valuesFromLastLoad(inOrder).get(0), rounds)
                        .boxed()
                        .toList()));
    }

    private static List<Integer> valuesFromLastLoad(Map<String, Message> inOrder) {
        List<Integer> values = new ArrayList<>();
        for (Message message : inOrder.values()) {
            if (message.operation().equals("load")) {
                values.clear();
            }
            values.add(message.data().path("n").asInt());
        }
        return values;
    }

    private static List<Message> rows(List<Message> messages) {
        return messages.stream().filter(message -> !message.isControl()).toList();
    }
}
