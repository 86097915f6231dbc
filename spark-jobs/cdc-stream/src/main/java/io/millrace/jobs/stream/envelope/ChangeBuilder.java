package io.millrace.jobs.stream.envelope;

import java.util.ArrayList;
import java.util.List;

/** Makes the change of a row out of a message's parts, or says why it is none. */
final class ChangeBuilder {
    private static final int NONE = -1;

    private final TableShape shape;
    private final int sequence;

    ChangeBuilder(TableShape shape) {
        this.shape = shape;
        this.sequence = shape.sequenceBy().isEmpty()
                ? NONE
                : shape.names().indexOf(shape.sequenceBy().get(0));
    }

    Message build(String operation, DataColumns data, Metadata metadata, long offset) throws MalformedException {
        boolean delete = operation.equals("DELETE");
        if (delete) {
            List<String> lacking = lacking(data, metadata);
            if (!lacking.isEmpty()) {
                return unplaced(lacking);
            }
        }
        List<String> absent = new ArrayList<>();
        List<String> unchanged = new ArrayList<>();
        for (int i = 0; i < data.values.length; i++) {
            StreamColumn column = shape.columns().get(i);
            if (column.key() || !delete) {
                check(column, data, i, metadata, unchanged);
            }
            if (!delete && column.declared() && !data.present.get(i) && metadata.lsn == null) {
                absent.add(column.name());
            }
        }
        if (!absent.isEmpty()) {
            return Message.partial(absent);
        }
        SequencePlace place = place(data, metadata, offset, delete);
        return new Message(
                Message.Kind.CHANGE,
                null,
                operation,
                delete ? keyAlone(data) : data.values,
                place.committed(),
                place.lsn(),
                place.transactionOrder(),
                metadata.transactionId,
                place.order(),
                metadata.lsn != null,
                unchanged,
                data.unknown);
    }

    /** Columns that a delete does not have, and without which it cannot be followed. AWS DMS writes null for what it does not know. */
    private List<String> lacking(DataColumns data, Metadata metadata) {
        List<String> lacking = new ArrayList<>();
        for (int i = 0; i < data.values.length; i++) {
            boolean places = i == sequence && !shape.deletesIgnored();
            boolean unknown = !data.present.get(i) || (places && data.values[i] == null && metadata.lsn == null);
            if (unknown && (places || shape.columns().get(i).key())) {
                lacking.add(shape.columns().get(i).name());
            }
        }
        return lacking;
    }

    private Message unplaced(List<String> lacking) {
        return shape.deletesIgnored()
                ? Message.malformed("a delete without column %s of the key; deletes of the table are ignored"
                        .formatted(String.join(", ", lacking)))
                : Message.unplaced(lacking);
    }

    /** Whatever else of the old row a delete carries, the table has it already. */
    private Object[] keyAlone(DataColumns data) {
        Object[] values = new Object[data.values.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = shape.columns().get(i).key() ? data.values[i] : null;
        }
        return values;
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

    private SequencePlace place(DataColumns data, Metadata metadata, long offset, boolean delete)
            throws MalformedException {
        SequencePlace told = SequencePlace.of(metadata, offset);
        if (sequence == NONE) {
            return told;
        }
        if (delete && shape.deletesIgnored()) {
            return told.by(Long.MIN_VALUE, true, offset);
        }
        Long number = SequenceNumbers.of(data.values[sequence]);
        if (number == null) {
            throw new MalformedException("column %s of sequence_by has no value that orders"
                    .formatted(shape.sequenceBy().get(0)));
        }
        return told.by(number, delete, offset);
    }
}
