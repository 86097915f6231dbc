package io.millrace.jobs.stream.envelope;

import java.util.ArrayList;
import java.util.List;

/** Makes the change of a row out of a message's parts, or says why it is none. */
final class ChangeBuilder {
    private final TableShape shape;
    private final List<Integer> sequence = new ArrayList<>();

    ChangeBuilder(TableShape shape) {
        this.shape = shape;
        shape.sequenceBy().forEach(name -> sequence.add(shape.names().indexOf(name)));
    }

    Message build(String operation, DataColumns data, Metadata metadata, long offset) throws MalformedException {
        boolean delete = operation.equals("DELETE");
        List<String> unchanged = new ArrayList<>();
        for (int i = 0; i < data.values.length; i++) {
            StreamColumn column = shape.columns().get(i);
            if (column.key() || !delete) {
                check(column, data, i, metadata, unchanged);
            }
        }
        SequencePlace place = place(data, metadata, offset);
        return new Message(
                Message.Kind.CHANGE,
                null,
                operation,
                data.values,
                place.committed(),
                place.lsn(),
                place.transactionOrder(),
                metadata.transactionId,
                place.order(),
                unchanged,
                data.unknown);
    }

    private static void check(
            StreamColumn column, DataColumns data, int place, Metadata metadata, List<String> unchanged)
            throws MalformedException {
        if (data.unfit.get(place)) {
            throw new MalformedException("the value of column %s does not fit its type %s"
                    .formatted(column.name(), column.kind().name().toLowerCase(java.util.Locale.ROOT)));
        }
        if (data.values[place] != null) {
            return;
        }
        if (column.key()) {
            throw new MalformedException("column %s of the key is null".formatted(column.name()));
        }
        if (!data.present.get(place) && metadata.unchanged.contains(column.name())) {
            unchanged.add(column.name());
        } else if (!column.nullable()) {
            throw new MalformedException("column %s must not be null and is %s"
                    .formatted(column.name(), data.present.get(place) ? "null" : "missing"));
        }
    }

    private SequencePlace place(DataColumns data, Metadata metadata, long offset) throws MalformedException {
        SequencePlace told = SequencePlace.of(metadata, offset);
        if (sequence.isEmpty()) {
            return told;
        }
        long second = sequence.size() > 1 ? number(data, 1) : offset;
        return new SequencePlace(told.committed(), number(data, 0), second, Message.Order.COLUMNS);
    }

    private long number(DataColumns data, int which) throws MalformedException {
        int place = sequence.get(which);
        Long number = SequenceNumbers.of(data.values[place]);
        if (number == null) {
            throw new MalformedException(
                    "column %s of sequence_by has no value that orders".formatted(shape.sequenceBy().get(which)));
        }
        return number;
    }
}
