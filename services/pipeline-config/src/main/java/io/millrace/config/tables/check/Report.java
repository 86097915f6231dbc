package io.millrace.config.tables.check;

import io.millrace.config.quality.Finding;

/** Takes what is wrong; knows where in the file each part stands. */
@FunctionalInterface
public interface Report {
    /**
     * Something is wrong.
     *
     * @param part the very table, column, rule, transform or check
     */
    void wrong(Object part, Finding finding);

    /** Something is wrong. */
    default void wrong(Object part, String at, String why, String whatToDo) {
        wrong(part, new Finding(at, why, whatToDo));
    }
}
