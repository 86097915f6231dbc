package io.millrace.jobs.stream.table;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What each commit of a table carries as its user metadata, in JSON. Of the batch's messages each is counted once:
 * {@code messages = control + deadLetters + quarantined + merged}; how many of the merged ones were duplicates the merge counts.
 *
 * @param query id of the stream
 * @param begun by Kafka partition, the first offset that the stream read
 * @param offsets by Kafka partition, the first offset that the table does not have yet
 * @param lsn highest place of the batch
 * @param order what places are made of
 * @param merged changes that went into the merge
 * @param warnings of those, how many broke each rule of severity warning, by the rule's id
 * @param derived deletes that a truncate or the end of a load made, beside the messages
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record CommitNote(
        String table,
        long batch,
        String query,
        Map<Integer, Long> begun,
        Map<Integer, Long> offsets,
        Long lsn,
        String order,
        long messages,
        long control,
        long deadLetters,
        long quarantined,
        long merged,
        Map<String, Long> warnings,
        long derived) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Keeps sorted copies. */
    public CommitNote {
        begun = new TreeMap<>(begun == null ? Map.of() : begun);
        offsets = new TreeMap<>(offsets == null ? Map.of() : offsets);
        warnings = new TreeMap<>(warnings == null ? Map.of() : warnings);
    }

    /** As JSON. */
    public String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A commit's note is no JSON", e);
        }
    }

    /** The note of a commit; empty when another program made it. */
    static Optional<CommitNote> parse(String userMetadata) {
        try {
            CommitNote note = JSON.readValue(userMetadata, CommitNote.class);
            return note == null || note.query() == null ? Optional.empty() : Optional.of(note);
        } catch (JsonProcessingException notOurs) {
            return Optional.empty();
        }
    }
}
