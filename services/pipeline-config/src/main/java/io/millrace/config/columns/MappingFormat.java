package io.millrace.config.columns;

import java.util.List;
import java.util.Locale;

/**
 * Which field of a line says what.
 *
 * @param fields how many fields every line has
 * @param header whether the first line names the fields
 */
record MappingFormat(int fields, boolean header, int table, int column, int description, int source) {
    /** The header of the full form. */
    static final List<String> HEADER = List.of(
            "OMC_FLYWHEEL_TABLE", "OMC_FLYWHEEL_COLUMN", "FUNCTION_DESCRIPTION", "OPUS_COLUMN", "ELEMENT_NUMBER");

    private static final int SHORT_FORM = 3;

    /** The form that the first line tells; null when it is none. */
    static MappingFormat of(List<String> firstLine) {
        List<String> names = firstLine.stream()
                .map(name -> name.strip().toUpperCase(Locale.ROOT))
                .toList();
        if (names.size() == HEADER.size() && names.containsAll(HEADER)) {
            return new MappingFormat(
                    names.size(),
                    true,
                    names.indexOf(HEADER.get(0)),
                    names.indexOf(HEADER.get(1)),
                    names.indexOf(HEADER.get(2)),
                    names.indexOf(HEADER.get(3)));
        }
        boolean header = names.stream().anyMatch(HEADER::contains);
        if (names.size() == SHORT_FORM && (!header || names.equals(HEADER.subList(0, SHORT_FORM)))) {
            return new MappingFormat(SHORT_FORM, header, 0, 1, 2, 1);
        }
        return null;
    }
}
