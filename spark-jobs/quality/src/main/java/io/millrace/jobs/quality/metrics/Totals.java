package io.millrace.jobs.quality.metrics;

import com.amazon.deequ.analyzers.FrequenciesAndNumRows;
import com.amazon.deequ.analyzers.InMemoryStateProvider;
import com.amazon.deequ.analyzers.State;
import io.millrace.jobs.quality.metrics.StateFolder.Manifest;
import io.millrace.jobs.quality.metrics.check.Check;
import io.millrace.jobs.quality.metrics.check.Measure;
import io.millrace.jobs.quality.metrics.deequ.Deequ;
import io.millrace.jobs.quality.metrics.deequ.Failures;
import io.millrace.jobs.quality.metrics.deequ.Frequencies;
import io.millrace.jobs.quality.metrics.deequ.Probe;
import io.millrace.jobs.quality.metrics.deequ.Reading;
import io.millrace.jobs.quality.metrics.deequ.StateException;
import io.millrace.jobs.quality.metrics.deequ.States;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Carries the states of all rows on by one batch. */
final class Totals {
    private final StateFolder folder;
    private final Collection<Check> checks;
    private final MeasuredBatch batch;
    private final BatchPass pass;
    private final long mostValues;
    private final Manifest next;
    private final InMemoryStateProvider states = new InMemoryStateProvider();
    private final Map<Check, Reading> readings = new HashMap<>();

    /** All of them but those that are known without a state. */
    Totals(StateFolder folder, Collection<Check> checks, MeasuredBatch batch, BatchPass pass, long mostValues) {
        this.folder = folder;
        this.checks = checks.stream().filter(check -> !check.known()).toList();
        this.batch = batch;
        this.pass = pass;
        this.mostValues = mostValues;
        this.next = Manifest.empty(batch.id());
    }

    /** What each check reads over all rows. */
    Map<Check, Reading> carryOn() throws IOException {
        Manifest before = folder.newest(batch.after(), batch.id());
        folder.begin(batch.id());
        List<Check> begun = new ArrayList<>();
        for (Check check : checks) {
            if (before.givenUp().contains(check.id())) {
                giveUp(check);
            } else if (before.known().contains(check.id())) {
                attempt(check, () -> grown(check, before));
            } else {
                begun.add(check);
            }
        }
        begin(begun);
        read();
        folder.complete(next);
        return readings;
    }

    private void attempt(Check check, Supplier<Optional<State<?>>> state) {
        try {
            keep(check, state.get());
        } catch (Exception e) { // Spark throws checked ones that no signature names
            fail(check, e);
        }
    }

    private Optional<State<?>> grown(Check check, Manifest before) {
        Optional<State<?>> old = before.stored().contains(check.id())
                ? Optional.of(folder.load(before.batch(), Probe.ofAll(check)))
                : Optional.empty();
        if (check.measure() == Measure.UNIQUENESS) {
            requireMeasured(pass.readings(), Probe.values(check, true));
            return Optional.of(Frequencies.grown(
                    (FrequenciesAndNumRows) old.orElse(null), pass.rows(), Probe.column(check), pass.more(check)));
        }
        requireMeasured(pass.readings(), Probe.ofAdded(check));
        Optional<State<?>> more = States.sum(old, pass.readings().state(Probe.ofAdded(check)));
        if (!check.measure().invertible()) {
            return more;
        }
        requireMeasured(pass.readings(), Probe.ofRemoved(check));
        return States.sum(more, pass.readings().state(Probe.ofRemoved(check)).map(States::negative));
    }

    private void begin(List<Check> begun) {
        if (begun.isEmpty()) {
            return;
        }
        try {
            BatchPass current = BatchPass.over(
                    new MeasuredBatch(
                            batch.id(), batch.current().get(), batch.removed().limit(0), batch.current()),
                    begun);
            begun.forEach(check -> attempt(check, () -> begun(check, current)));
        } catch (Exception e) { // Spark throws checked ones that no signature names
            begun.forEach(check -> fail(check, e));
        }
    }

    private static Optional<State<?>> begun(Check check, BatchPass current) {
        if (check.measure() == Measure.UNIQUENESS) {
            requireMeasured(current.readings(), Probe.values(check, true));
            return Optional.of(Frequencies.grown(null, current.rows(), Probe.column(check), current.more(check)));
        }
        requireMeasured(current.readings(), Probe.ofAdded(check));
        return current.readings().state(Probe.ofAdded(check));
    }

    private static void requireMeasured(Deequ readings, Probe probe) {
        String error = readings.reading(probe).error();
        if (error != null) {
            throw new StateException(error);
        }
    }

    private void keep(Check check, Optional<State<?>> state) {
        if (state.isPresent()) {
            if (States.isImpossible(state.get())) {
                throw new StateException(
                        "more rows went than came, so that the table and the state do not belong together;"
                                + " the state is begun anew with the next batch");
            }
            folder.save(batch.id(), Probe.ofAll(check), state.get());
            if (check.measure() == Measure.UNIQUENESS && !readUniqueness(check)) {
                giveUp(check);
                return;
            }
            next.stored().add(check.id());
            Deequ.save(states, Probe.ofAll(check), state.get());
        }
        next.known().add(check.id());
    }

    private boolean readUniqueness(Check check) {
        Frequencies.Values read = Frequencies.read(
                (FrequenciesAndNumRows) folder.load(batch.id(), Probe.ofAll(check)), Probe.column(check));
        readings.put(check, read.uniqueness());
        return read.values() <= mostValues;
    }

    private void giveUp(Check check) {
        next.givenUp().add(check.id());
        readings.put(
                check,
                Reading.failed(
                        "the column has more than %d different values; uniqueness over all rows is not kept for it"
                                .formatted(mostValues)));
    }

    private void fail(Check check, Exception failure) {
        Failures.log(check, batch.id(), failure);
        readings.put(check, Reading.failed(Failures.text(failure)));
    }

    private void read() {
        List<Check> kept = checks.stream()
                .filter(check -> next.stored().contains(check.id()) && check.measure() != Measure.UNIQUENESS)
                .toList();
        Deequ all =
                Deequ.read(pass.rows().schema(), kept.stream().map(Probe::ofAll).toList(), states);
        kept.forEach(check -> readings.put(check, all.reading(Probe.ofAll(check))));
        checks.forEach(check ->
                readings.putIfAbsent(check, check.measure() == Measure.SIZE ? Reading.of(0) : Reading.NOTHING));
    }
}
