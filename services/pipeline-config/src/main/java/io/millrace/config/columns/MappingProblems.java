package io.millrace.config.columns;

import io.millrace.config.Problem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Collects what is wrong with one mapping file; the texts stand here together. */
final class MappingProblems {
    private final String origin;
    private final List<Problem> found = new ArrayList<>();

    MappingProblems(String origin) {
        this.origin = origin;
    }

    List<Problem> found() {
        return found;
    }

    void empty() {
        found.add(new Problem(
                "column mapping " + origin, "it has no lines", "Put the mapping's lines there, or name another file."));
    }

    void unknownForm(List<String> firstLine) {
        found.add(new Problem(
                at(1),
                "the first line is neither the header nor a line of three fields: " + String.join(",", firstLine),
                "Start the file with %s, or leave out the header and write table, column, description."
                        .formatted(String.join(",", MappingFormat.HEADER))));
    }

    void malformed(long line, int fields, int wanted) {
        found.add(new Problem(
                at(line),
                "it has %d fields where the file's form has %d".formatted(fields, wanted),
                "Separate the fields by commas and put a text that has commas in quotes."));
    }

    void unreadable(String reason) {
        found.add(new Problem(
                "column mapping " + origin,
                "it is not readable as CSV: " + reason,
                "Save it as CSV in UTF-8, quotes closed, and run again."));
    }

    void blank(long line, String field) {
        found.add(new Problem(at(line), "the " + field + " is blank", "Write its name, or remove the line."));
    }

    void badName(long line, String field, String name) {
        found.add(new Problem(
                at(line),
                "the %s '%s' is no name for a catalog".formatted(field, name),
                "Use letters, digits and underscores only."));
    }

    void unknownTable(long line, String table, Collection<String> known) {
        found.add(new Problem(
                at(line),
                "table %s is none of the dataset's tables, which are %s"
                        .formatted(table, known.stream().sorted().collect(Collectors.joining(", "))),
                "Correct the table's name, or add it to the dataset's setting tables."));
    }

    void duplicate(long line, String table, String column, long firstLine) {
        found.add(new Problem(
                at(line),
                "column %s of table %s stands in line %d already".formatted(column, table, firstLine),
                "Remove one of the two lines."));
    }

    private String at(long line) {
        return "column mapping %s line %d".formatted(origin, line);
    }
}
