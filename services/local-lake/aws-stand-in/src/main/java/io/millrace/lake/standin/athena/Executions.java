package io.millrace.lake.standin.athena;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The executions since the start of the stand-in; they are not kept over a restart. Without a SQL engine every one fails
 * and says so.
 */
public final class Executions implements AutoCloseable {
    private static final AtomicInteger THREAD_NUMBER = new AtomicInteger();

    private final Map<String, Execution> byId = new ConcurrentHashMap<>();
    private final Map<String, Execution> byToken = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(Executions::thread);
    private volatile String engine;

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "athena-" + THREAD_NUMBER.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /** From now on statements go to the Trino at this JDBC address. */
    public void useEngine(String jdbcUrl) {
        engine = jdbcUrl;
    }

    Execution start(Query query, String token) {
        return once(query, token, execution -> {
            if (engine == null) {
                execution.failed(
                        "GENERIC_INTERNAL_ERROR: this lake runs no SQL engine: start it with the part sql-engine");
            } else {
                threads.execute(new TrinoRun(engine, execution));
            }
        });
    }

    /** Takes the statement and lets its execution fail, as Athena's own troubles make it. */
    Execution startFailing(Query query, String token) {
        return once(query, token, execution -> execution.failed("GENERIC_INTERNAL_ERROR: failed by a fault rule"));
    }

    private synchronized Execution once(Query query, String token, Consumer<Execution> run) {
        Execution earlier = token == null ? null : byToken.get(token);
        if (earlier != null) {
            if (!earlier.query().equals(query)) {
                throw AthenaOperation.invalid("Idempotent parameters do not match");
            }
            return earlier;
        }
        Execution execution = new Execution(query);
        byId.put(execution.id(), execution);
        if (token != null) {
            byToken.put(token, execution);
        }
        run.accept(execution);
        return execution;
    }

    Execution get(String id) {
        Execution execution = byId.get(id);
        if (execution == null) {
            throw AthenaOperation.invalid("QueryExecution %s was not found".formatted(id));
        }
        return execution;
    }

    @Override
    public void close() {
        byId.values().forEach(Execution::cancel);
        threads.shutdownNow();
    }
}
