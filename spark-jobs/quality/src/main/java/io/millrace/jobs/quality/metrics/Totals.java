package io.millrace.jobs.quality.metrics;

import com.amazon.deequ.analyzers.FrequenciesAndNumRows;
import com.amazon.deequ.analyzers.InMemoryStateProvider;
import com.amazon.deequ.analyzers.State;
import io.millrace.jobs.quality.metrics.StateFolder.Manifest;
import io.millrace.jobs.quality.metrics.check.Check;
import io.millrace.jobs.quality.metrics.check.Measure;
import io.millrace.jobs.quality.metrics.deequ.Deequ;
import io.millrace.jobs.quality.metrics.deequ.Failures;
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

import static org.apache.spark.sql.functions.lit;

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

    Totals(StateFolder folder, Collection<Check> checks, MeasuredBatch batch, BatchPass pass, long mostValues) {
        this.folder = folder;
        this.checks = checks;
        this.batch = batch;
        this.pass = pass;
        this.mostValues = mostValues;
        this.next = Manifest.empty(batch.id());
    }

    /** What each check reads over all rows. */
    Map<Check, Reading> carryOn() throws IOException {
        Manifest before = folder.manifest(batch.id() - 1).orElse(Manifest.empty(batch.id() - 1));
        folder.begin(batch.id());
        List<Check> begun = new ArrayList<>();
        for (Check check : checks) {
            if (check.known()) {
                continue;
            }
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

    private interface Work {
        Optional<State<?>> state();
    }

    private void attempt(Check check, Work work) {
        try {
            keep(check, work.state());
        } catch (RuntimeException e) {
            Failures.log(check, batch.id(), e);
            readings.put(check, Reading.failed(Failures.text(e)));
        }
    }

    private Optional<State<?>> grown(Check check, Manifest before) {
        Optional<State<?>> old = before.stored().contains(check.id())
                ? Optional.of(folder.load(before.batch(), Probe.ofAll(check)))
                : Optional.empty();
        if (check.measure() == Measure.UNIQUENESS) {
            return Optional.of(grown(check, (FrequenciesAndNumRows) old.orElse(null)));
        }
        requireReading(check, Probe.ofAdded(check));
        Optional<State<?>> more = States.sum(old, pass.readings().state(Probe.ofAdded(check)));
        if (!check.measure().invertible()) {
            return more;
        }
        requireReading(check, Probe.ofRemoved(check));
        return States.sum(more, pass.readings().state(Probe.ofRemoved(check)).map(States::negative));
    }

    private FrequenciesAndNumRows grown(Check check, FrequenciesAndNumRows old) {
        requireReading(check, Probe.values(check, true));
        long more = States.matches(pass.readings().state(Probe.values(check, true)))
                - States.matches(pass.readings().state(Probe.values(check, false)));
        FrequenciesAndNumRows change = States.change(pass.rows(), Probe.column(check), more);
        return States.present(old == null ? change : old.sum(change));
    }

    private void requireReading(Check check, Probe probe) {
        String error = pass.readings().reading(probe).error();
        if (error != null) {
            throw new StateException("the batch could not be measured for %s: %s"
                    .formatted(check.config().metric(), error));
        }
    }

    private void begin(List<Check> begun) {
        if (begun.isEmpty()) {
            return;
        }
        try {
            Deequ current = Deequ.measure(
                    BatchPass.inputs(batch.current().get(), begun, lit(true)),
                    begun.stream().map(Probe::ofAll).toList());
            for (Check check : begun) {
                attempt(check, () -> {
                    String error = current.reading(Probe.ofAll(check)).error();
                    if (error != null) {
                        throw new StateException(error);
                    }
                    return current.state(Probe.ofAll(check));
                });
            }
        } catch (RuntimeException e) {
            begun.forEach(check -> {
                Failures.log(check, batch.id(), e);
                readings.put(check, Reading.failed(Failures.text(e)));
            });
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
            State<?> kept =
                    check.measure() == Measure.UNIQUENESS ? folder.load(batch.id(), Probe.ofAll(check)) : state.get();
            if (kept instanceof FrequenciesAndNumRows values
                    && values.frequencies().count() > mostValues) {
                giveUp(check);
                return;
            }
            next.stored().add(check.id());
            Deequ.save(states, Probe.ofAll(check), kept);
        }
        next.known().add(check.id());
    }

    private void giveUp(Check check) {
        next.givenUp().add(check.id());
        readings.put(
                check,
                Reading.failed(
                        "the column has more than %d different values; uniqueness over all rows is not kept for it"
                                .formatted(mostValues)));
    }

    private void read() {
        List<Check> kept = checks.stream()
                .filter(check -> next.stored().contains(check.id()))
                .toList();
        Deequ all = Deequ.read(
                BatchPass.inputs(batch.added(), checks, lit(true)).schema(),
                kept.stream().map(Probe::ofAll).toList(),
                states);
        kept.forEach(check -> readings.put(check, all.reading(Probe.ofAll(check))));
        checks.forEach(check -> readings.putIfAbsent(check, ofNothingKept(check)));
    }

    private Reading ofNothingKept(Check check) {
        if (!check.known()) {
            return check.measure() == Measure.SIZE ? Reading.of(0) : Reading.NOTHING;
        }
        Reading size = readings.entrySet().stream()
                .filter(reading -> reading.getKey().measure() == Measure.SIZE)
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(Reading.NOTHING);
        boolean rows = size.value() != null && size.value() > 0;
        return rows ? Reading.of(1) : new Reading(null, size.error());
    }
}
