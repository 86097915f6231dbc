package io.millrace.jobs.bucketing.source;

import io.millrace.config.InvalidInputException;
import io.millrace.config.Problem;

import java.util.List;

/** What can be wrong with a snapshot. */
final class SourceProblems {
    private SourceProblems() {}

    static InvalidInputException noFiles(String source) {
        return refused(
                "source " + source,
                "no data file lies there",
                "Check the snapshot's date and folder, and that the upload has ended.");
    }

    static InvalidInputException noRows(String source) {
        return refused(
                "source " + source,
                "its files have no rows",
                "Upload the snapshot again; an empty one is never published.");
    }

    static Problem partitioned(String path) {
        return new Problem(
                "source file " + path,
                "it lies in a partition folder, whose column would be lost",
                "Hand over a snapshot without partition folders.");
    }

    static Problem unreadable(String path, Throwable reason) {
        return new Problem(
                "source file " + path,
                "its Parquet footer cannot be read: " + reason.getMessage(),
                "Remove the file if it is not the snapshot's, or upload it again.");
    }

    static Problem otherSchema(String path, String first, String difference) {
        return new Problem(
                "source file " + path,
                "its schema differs from that of %s: %s".formatted(first, difference),
                "Write all files of one snapshot with one schema.");
    }

    private static InvalidInputException refused(String what, String why, String whatToDo) {
        return new InvalidInputException(List.of(new Problem(what, why, whatToDo)));
    }
}
