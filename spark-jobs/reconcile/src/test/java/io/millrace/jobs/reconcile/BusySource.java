package io.millrace.jobs.reconcile;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Writes to a table: several transactions at once, open all the time, long ones and rolled back ones among them. */
final class BusySource implements AutoCloseable {
    private static final int WRITERS = 3;

    private final List<Thread> writers = new ArrayList<>();
    private final AtomicReference<Throwable> failed = new AtomicReference<>();
    private final Semaphore wanted = new Semaphore(0);
    private final Semaphore ended = new Semaphore(0);
    private volatile boolean stopped;

    /** Writes to ids from one on; those below are left alone. */
    BusySource(String table, int fromId, int toId) {
        for (int i = 0; i < WRITERS; i++) {
            Random random = new Random(i);
            int from = fromId + i;
            Thread writer = new Thread(() -> write(table, random, from, toId), "writer-" + i);
            writer.start();
            writers.add(writer);
        }
    }

    /** Each writer has ids of its own, so that none waits for another. */
    private void write(String table, Random random, int from, int to) {
        try (Connection connection = Lake.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            while (!stopped) {
                int changes = 1 + random.nextInt(random.nextInt(10) == 0 ? 200 : 5);
                for (int i = 0; i < changes; i++) {
                    int id = from + WRITERS * random.nextInt((to - from) / WRITERS);
                    statement.execute(change(table, random, id));
                }
                wanted.acquire();
                if (random.nextInt(10) == 0) {
                    connection.rollback();
                } else {
                    connection.commit();
                }
                ended.release();
            }
        } catch (SQLException | InterruptedException e) {
            failed.set(e);
        }
    }

    private static String change(String table, Random random, int id) {
        return switch (random.nextInt(4)) {
            case 0 -> "delete from %s where id = %d".formatted(table, id);
            case 1 -> "update %s set n = %d where id = %d".formatted(table, random.nextInt(1000), id);
            default ->
                "insert into %s values (%d, 'w%d', %d) on conflict (id) do update set n = excluded.n"
                        .formatted(table, id, id, random.nextInt(1000));
        };
    }

    /** Ends so many transactions and begins as many others, which then stay open with their changes. */
    void go(int transactions) {
        wanted.release(transactions);
        try {
            while (!ended.tryAcquire(transactions, 1, TimeUnit.SECONDS)) {
                if (failed.get() != null) {
                    throw new IllegalStateException("a writer failed", failed.get());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stopped = true;
        wanted.release(WRITERS);
        for (Thread writer : writers) {
            try {
                writer.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        if (failed.get() != null) {
            throw new IllegalStateException("a writer failed", failed.get());
        }
    }
}
