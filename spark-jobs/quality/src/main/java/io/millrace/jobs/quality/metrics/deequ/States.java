package io.millrace.jobs.quality.metrics.deequ;

import com.amazon.deequ.analyzers.MeanState;
import com.amazon.deequ.analyzers.NumMatches;
import com.amazon.deequ.analyzers.NumMatchesAndCount;
import com.amazon.deequ.analyzers.State;
import scala.Option;

import java.util.Optional;

/** Arithmetic of Deequ's states: they can be added, and some of them taken away again by adding them with other signs. */
public final class States {
    private States() {}

    /** Both together, by Deequ's own sum. */
    @SuppressWarnings({"unchecked", "rawtypes"}) // both are states of one analyzer, hence of one type
    public static Optional<State<?>> sum(Optional<State<?>> one, Optional<State<?>> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isPresent() ? one : other;
        }
        State sum = ((State) one.get()).sum((State) other.get());
        return Optional.of(sum);
    }

    /** What takes the state away when it is added. */
    public static State<?> negative(State<?> state) {
        if (state instanceof NumMatches rows) {
            return new NumMatches(-rows.numMatches());
        }
        if (state instanceof NumMatchesAndCount share) {
            return new NumMatchesAndCount(-share.numMatches(), -share.count(), Option.empty());
        }
        if (state instanceof MeanState mean) {
            return new MeanState(-mean.sum(), -mean.count());
        }
        throw new IllegalArgumentException(state.getClass().getSimpleName()
                + " cannot be taken away: keep metrics that need it out of removed rows");
    }

    /** Whether more went than ever came, which says that the table was changed behind the state's back. */
    public static boolean isImpossible(State<?> state) {
        if (state instanceof NumMatches rows) {
            return rows.numMatches() < 0;
        }
        if (state instanceof NumMatchesAndCount share) {
            return share.numMatches() < 0 || share.count() < share.numMatches();
        }
        return state instanceof MeanState mean && mean.count() < 0;
    }

    /** Of a share: how many rows it is of that have a value. */
    public static long matches(Optional<State<?>> share) {
        return share.map(state -> ((NumMatchesAndCount) state).numMatches()).orElse(0L);
    }
}
