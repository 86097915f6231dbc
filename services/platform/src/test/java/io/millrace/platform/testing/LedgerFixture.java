package io.millrace.platform.testing;

import io.millrace.events.EventCodec;
import io.millrace.lake.LakePart;
import io.millrace.platform.aws.AwsClients;
import io.millrace.platform.ledger.CheckpointStore;
import io.millrace.platform.ledger.LedgerSettings;
import io.millrace.platform.ledger.LedgerTable;
import io.millrace.platform.ledger.RunLedger;
import io.millrace.platform.messaging.EventPublisher;
import io.millrace.platform.stage.StageRunner;
import io.millrace.platform.stage.StageSettings;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A ledger in a table of its own on the shared lake's DynamoDB, and a clock that the test moves. Each
 * {@link #process(ExecutionInterceptor...)} is what one service process has: clients, ledger, checkpoints of its own.
 */
public final class LedgerFixture implements AutoCloseable {
    /** How long a run belongs to a dead process: move the clock this far to take it over. */
    public static final Duration LEASE = Duration.ofMinutes(5);

    private final String table = LakeClients.unique("ledger");
    private final SteppedClock clock = new SteppedClock(Instant.parse("2026-01-31T12:00:00Z"));
    private final List<AwsClients> opened = new ArrayList<>();
    private final LakePart[] parts;

    /** With DynamoDB and these further parts of the lake. */
    public LedgerFixture(LakePart... further) {
        List<LakePart> all = new ArrayList<>(List.of(further));
        all.add(LakePart.TABLE_STORE);
        this.parts = all.toArray(LakePart[]::new);
        LedgerTable.createIfMissing(process().clients().dynamoDb(), table);
    }

    /**
     * One service process.
     *
     * @param clients pass the interceptors
     */
    public record ServiceProcess(AwsClients clients, RunLedger ledger, CheckpointStore checkpoints) {
        /** A runner of this process that never waits between tries. */
        public StageRunner runner(EventPublisher publisher, int attempts) {
            return new StageRunner(
                    ledger,
                    checkpoints,
                    publisher,
                    new StageSettings("test", attempts, Duration.ZERO, Duration.ZERO, Duration.ofSeconds(1)));
        }
    }

    /** A new process on the same table, whose AWS calls pass the interceptors. */
    public ServiceProcess process(ExecutionInterceptor... interceptors) {
        AwsClients clients = LakeClients.with(LakeClients.settings(parts), interceptors);
        opened.add(clients);
        return new ServiceProcess(
                clients,
                new RunLedger(
                        clients.dynamoDb(),
                        new LedgerSettings(table, LEASE, Duration.ofDays(90)),
                        EventCodec.standalone(),
                        clock),
                new CheckpointStore(clients.dynamoDb(), table));
    }

    /** The ledger's table. */
    public String table() {
        return table;
    }

    /** What the ledgers take for now. */
    public SteppedClock clock() {
        return clock;
    }

    /** Moves the clock so far that the runs of a dead process are free. */
    public void leaseEnds() {
        clock.advance(LEASE.plusSeconds(1));
    }

    @Override
    public void close() {
        opened.get(0).dynamoDb().deleteTable(request -> request.tableName(table));
        opened.forEach(AwsClients::close);
    }
}
