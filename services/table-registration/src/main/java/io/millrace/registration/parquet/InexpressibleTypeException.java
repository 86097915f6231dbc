package io.millrace.registration.parquet;

/** A column whose type Hive has no words for. */
final class InexpressibleTypeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String column;

    InexpressibleTypeException(String column, String why) {
        super(why);
        this.column = column;
    }

    /** The column, with the path to a field inside it. */
    String column() {
        return column;
    }
}
