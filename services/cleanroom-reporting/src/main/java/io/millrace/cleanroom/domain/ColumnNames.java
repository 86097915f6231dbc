package io.millrace.cleanroom.domain;

import java.util.List;

/** A few column names for people. */
final class ColumnNames {
    private static final int MOST = 10;

    private ColumnNames() {}

    static String told(String what, List<String> names) {
        if (names.isEmpty()) {
            return "";
        }
        String first = String.join(", ", names.subList(0, Math.min(MOST, names.size())));
        int more = names.size() - MOST;
        return what + ": " + first + (more > 0 ? " and " + more + " more" : "");
    }
}
