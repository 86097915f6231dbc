package io.millrace.mapping.domain;

import java.util.Locale;

/** What is wrong with an attribute of a rejected row. */
public enum RejectReason {
    /** The item has no such attribute. */
    MISSING("is missing"),
    /** The attribute is a number, a list, … */
    WRONG_TYPE("is of type %s, must be a string"),
    /** Nothing, or only blanks, between two bars. */
    EMPTY_PART("has an empty part"),
    /** Fewer than three parts. */
    TOO_FEW_PARTS("has %s parts, needs 3 or 4: [system|]schema|database__env|table"),
    /** More than four parts. */
    TOO_MANY_PARTS("has %s parts, needs 3 or 4: [system|]schema|database__env|table"),
    /** The part before the table is not {@code database__env}, as when the table itself was lost. */
    NO_DATABASE_WITH_ENVIRONMENT("has no database__env before its table: [system|]schema|database__env|table"),
    /** A blank or control character, or a dot, which would make {@code a.b|c} and {@code a|b.c} one name. */
    FORBIDDEN_CHARACTER("has a character that no catalog name may have (blank, control or dot)");

    private final String text;

    RejectReason(String text) {
        this.text = text;
    }

    /**
     * The reason as it stands in the rejected rows, for example {@code id is missing}.
     *
     * @param found what was found instead, where the reason tells it
     */
    public String of(String attribute, Object... found) {
        return attribute + " " + String.format(Locale.ROOT, text, found);
    }
}
