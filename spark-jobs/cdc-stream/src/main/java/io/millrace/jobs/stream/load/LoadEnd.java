package io.millrace.jobs.stream.load;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether all of a load was read, so that what it did not bring is known.
 *
 * @param state what is known
 * @param doubt why rows stay that the load did not bring; {@code null} unless it is doubtful
 * @param spans where the load's rows stand, by partition; empty unless it is complete
 */
public record LoadEnd(State state, String doubt, Map<Integer, Span> spans) {
    /** What is known of a load whose end stands in one partition at least. */
    public enum State {
        /** Its end has not come from all partitions. */
        OPEN,
        /** All of it was read. */
        COMPLETE,
        /** Nobody can say what it brought. */
        DOUBTFUL
    }

    /**
     * Offsets between a load's begin and its end.
     *
     * @param begin offset of load-started
     * @param end offset of load-completed
     */
    public record Span(long begin, long end) {}

    /** Keeps a sorted copy. */
    public LoadEnd {
        spans = new TreeMap<>(spans);
    }

    /**
     * Decides.
     *
     * @param marks of the load
     * @param begun by partition, the first offset that this stream read
     * @param ends by partition, the first offset that it has not read yet
     */
    public static LoadEnd of(List<LoadMark> marks, Map<Integer, Long> begun, Map<Integer, Long> ends) {
        int partitions = marks.stream().mapToInt(LoadMark::partitions).max().orElse(0);
        if (partitions == 0) {
            return doubtful("its end does not tell the number of partitions");
        }
        Map<Integer, Span> spans = new TreeMap<>();
        for (LoadMark mark : marks) {
            if (mark.end() && mark.offset() < ends.getOrDefault(mark.partition(), 0L)) {
                spans.merge(mark.partition(), new Span(begin(marks, mark), mark.offset()), LoadEnd::later);
            }
        }
        if (spans.size() < partitions) {
            return new LoadEnd(State.OPEN, null, Map.of());
        }
        for (Map.Entry<Integer, Span> span : spans.entrySet()) {
            long first = begun.getOrDefault(span.getKey(), Long.MAX_VALUE);
            if (span.getValue().begin() < first) {
                return doubtful("this stream did not read its beginning in partition " + span.getKey());
            }
        }
        long undelivered = marks.stream().mapToLong(LoadMark::undelivered).max().orElse(0);
        return undelivered > 0
                ? doubtful(undelivered + " of its rows are on the dead-letter topic")
                : new LoadEnd(State.COMPLETE, null, spans);
    }

    /** The last begin before the end; -1 when there is none. */
    private static long begin(List<LoadMark> marks, LoadMark end) {
        return marks.stream()
                .filter(mark -> !mark.end() && mark.partition() == end.partition() && mark.offset() < end.offset())
                .mapToLong(LoadMark::offset)
                .max()
                .orElse(-1);
    }

    private static Span later(Span one, Span other) {
        return one.end() > other.end() ? one : other;
    }

    static LoadEnd doubtful(String why) {
        return new LoadEnd(State.DOUBTFUL, why, Map.of());
    }
}
