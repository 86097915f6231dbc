package io.millrace.capture.domain.values;

/** A value that the type profile has no form for; the message names the column and never the value. */
public final class UnwritableValueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String column;

    UnwritableValueException(Column column, String why) {
        super("column " + column.name() + " (" + column.sourceType() + "): " + why);
        this.column = column.name();
    }

    /** Name of its column. */
    public String column() {
        return column;
    }
}
