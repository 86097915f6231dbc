package io.millrace.platform.ledger;

import io.millrace.events.Event;
import io.millrace.events.EventCodec;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import static io.millrace.platform.ledger.LedgerTable.EXPIRES_AT;
import static io.millrace.platform.ledger.LedgerTable.ID;
import static io.millrace.platform.ledger.LedgerTable.OPENED_AT;
import static io.millrace.platform.ledger.LedgerTable.OPEN_RUNS;
import static io.millrace.platform.ledger.LedgerTable.OPEN_STAGE;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

/**
 * Which causes have been handled by which stage, and what came of it. Every change is one conditional write, so of two
 * processes only one carries a run on, and a process that lost its lease cannot finish what another has taken over.
 */
public final class RunLedger {
    private final DynamoDbClient dynamoDb;
    private final LedgerSettings settings;
    private final RunItem items;
    private final Clock clock;

    /** A ledger in the settings' table, which must exist: see {@link LedgerTable}. */
    public RunLedger(DynamoDbClient dynamoDb, LedgerSettings settings, EventCodec codec, Clock clock) {
        this.dynamoDb = dynamoDb;
        this.settings = settings;
        this.items = new RunItem(codec);
        this.clock = clock;
    }

    /** The settings in use. */
    public LedgerSettings settings() {
        return settings;
    }

    /**
     * Notes that a stage shall handle an event.
     *
     * @return false when that was noted before
     */
    public boolean accept(String stage, Event<?> cause) {
        try {
            dynamoDb.putItem(request -> request.tableName(settings.table())
                    .item(items.open(stage, cause, clock.instant()))
                    .conditionExpression("attribute_not_exists(id)"));
            return true;
        } catch (ConditionalCheckFailedException known) {
            return false;
        }
    }

    /** Takes an open run for this process; empty when it is finished, not yet due, or another process has it. */
    public Optional<Run> claim(String runId) {
        Instant now = clock.instant();
        String lease = UUID.randomUUID().toString();
        try {
            Map<String, AttributeValue> item = dynamoDb.updateItem(request -> request.tableName(settings.table())
                            .key(key(runId))
                            .updateExpression("SET lease = :lease, lease_until = :until, updated_at = :now"
                                    + " ADD attempts :one, claims :one")
                            .conditionExpression("run_state = :open AND not_before <= :millis"
                                    + " AND (attribute_not_exists(lease_until) OR lease_until <= :millis)")
                            .expressionAttributeValues(Map.of(
                                    ":lease", fromS(lease),
                                    ":until", millis(now.plus(settings.lease())),
                                    ":now", fromS(now.toString()),
                                    ":one", fromN("1"),
                                    ":open", fromS(RunState.OPEN.name()),
                                    ":millis", millis(now)))
                            .returnValues(ReturnValue.ALL_NEW))
                    .attributes();
            return Optional.of(items.read(item));
        } catch (ConditionalCheckFailedException notOurs) {
            return Optional.empty();
        }
    }

    /**
     * Keeps a claimed run for another lease.
     *
     * @return false when the lease was lost
     */
    public boolean renew(Run run) {
        return update(
                run,
                "SET lease_until = :until",
                Map.of(":until", millis(clock.instant().plus(settings.lease()))));
    }

    /** Notes that a run's effects are made and its events published; false when the lease was lost. */
    public boolean succeed(Run run, Map<String, String> facts) {
        return finish(run, RunState.DONE, facts);
    }

    /** Notes that a run was given up; false when the lease was lost. */
    public boolean fail(Run run, Map<String, String> facts) {
        return finish(run, RunState.FAILED, facts);
    }

    /**
     * Lets go of a run until later.
     *
     * @param counted whether this try counts against the stage's attempts
     */
    public boolean postpone(Run run, Duration delay, boolean counted) {
        return update(
                run,
                "SET not_before = :due REMOVE lease, lease_until" + (counted ? "" : " ADD attempts :back"),
                counted
                        ? Map.of(":due", millis(clock.instant().plus(delay)))
                        : Map.of(":due", millis(clock.instant().plus(delay)), ":back", fromN("-1")));
    }

    /** Opens a failed run again, as its next round; false when it is not a failed run. */
    public boolean reopen(String runId) {
        try {
            dynamoDb.updateItem(request -> request.tableName(settings.table())
                    .key(key(runId))
                    .updateExpression("SET run_state = :open, attempts = :zero, not_before = :zero,"
                            + " open_stage = stage, opened_at = :opened, updated_at = :now"
                            + " REMOVE expires_at, lease, lease_until ADD round :one")
                    .conditionExpression("run_state = :failed")
                    .expressionAttributeValues(Map.of(
                            ":open", fromS(RunState.OPEN.name()),
                            ":failed", fromS(RunState.FAILED.name()),
                            ":zero", fromN("0"),
                            ":one", fromN("1"),
                            ":opened", fromS(LedgerTable.openedAt(clock.instant(), runId)),
                            ":now", fromS(clock.instant().toString()))));
            return true;
        } catch (ConditionalCheckFailedException notFailed) {
            return false;
        }
    }

    /** Ids of a stage's unfinished runs, oldest first, whether or not a process is at work on them. */
    public List<String> open(String stage) {
        return dynamoDb
                .queryPaginator(request -> request.tableName(settings.table())
                        .indexName(OPEN_RUNS)
                        .keyConditionExpression(OPEN_STAGE + " = :stage")
                        .expressionAttributeValues(Map.of(":stage", fromS(stage))))
                .items()
                .stream()
                .map(item -> item.get(ID).s())
                .toList();
    }

    /** A run as it stands. */
    public Optional<Run> find(String runId) {
        Map<String, AttributeValue> item = dynamoDb.getItem(request ->
                        request.tableName(settings.table()).key(key(runId)).consistentRead(true))
                .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(items.read(item));
    }

    /** Every run that is remembered, in no order: a scan of the table, read page by page. */
    public Stream<Run> all() {
        return dynamoDb
                .scanPaginator(
                        request -> request.tableName(settings.table()).filterExpression("attribute_exists(run_state)"))
                .items()
                .stream()
                .map(items::read);
    }

    private boolean finish(Run run, RunState state, Map<String, String> facts) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":state", fromS(state.name()));
        values.put(":facts", RunItem.facts(facts));
        values.put(":now", fromS(clock.instant().toString()));
        values.put(
                ":expires",
                fromN(Long.toString(clock.instant().plus(settings.keep()).getEpochSecond())));
        return update(
                run,
                "SET run_state = :state, facts = :facts, updated_at = :now, " + EXPIRES_AT + " = :expires REMOVE "
                        + OPEN_STAGE + ", " + OPENED_AT + ", lease, lease_until",
                values);
    }

    private boolean update(Run run, String expression, Map<String, AttributeValue> values) {
        Map<String, AttributeValue> all = new HashMap<>(values);
        all.put(":lease", fromS(run.lease()));
        try {
            dynamoDb.updateItem(request -> request.tableName(settings.table())
                    .key(key(run.id()))
                    .updateExpression(expression)
                    .conditionExpression("lease = :lease")
                    .expressionAttributeValues(all));
            return true;
        } catch (ConditionalCheckFailedException lost) {
            return false;
        }
    }

    private static Map<String, AttributeValue> key(String runId) {
        return Map.of(ID, fromS(runId));
    }

    private static AttributeValue millis(Instant instant) {
        return fromN(Long.toString(instant.toEpochMilli()));
    }
}
