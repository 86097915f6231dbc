package io.millrace.jobs.support.log;

import org.apache.spark.SparkThrowable;

import java.io.PrintStream;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Errors in words that hold no values of rows. Messages that our code wrote are told; of a library's errors the class and its
 * code alone, except where they can speak of nothing but addresses, rights and settings.
 */
public final class Faults {
    private static final String OURS = "io.millrace.";
    private static final List<String> OF_ADDRESSES =
            List.of("java.net.", "java.nio.file.", "java.io.FileNotFoundException", "org.apache.kafka.common.errors.");
    private static final String OF_KAFKA_RECORDS = "Serialization";

    /** Connection, authorization, unknown database, syntax and rights, resources, state, operator. */
    private static final Set<String> SQL_WITHOUT_VALUES = Set.of("08", "28", "3D", "42", "53", "55", "57");

    private static final int LONGEST = 500;

    private Faults() {}

    /** On one line: the outermost error that may be told in words, or else what the innermost is. */
    public static String told(Throwable error) {
        String last = "";
        for (Throwable cause : chain(error)) {
            Optional<String> words = words(cause);
            if (words.isPresent()) {
                return line(words.get());
            }
            last = cause.getClass().getName() + code(cause);
        }
        return last;
    }

    /** With the frames of the stack, and those of its causes. */
    public static void print(Throwable error, PrintStream out) {
        StringBuilder text = new StringBuilder();
        for (Throwable cause : chain(error)) {
            text.append(text.isEmpty() ? "" : "Caused by: ")
                    .append(cause.getClass().getName())
                    .append(code(cause))
                    .append(words(cause).map(words -> ": " + line(words)).orElse(""))
                    .append(System.lineSeparator());
            for (StackTraceElement frame : cause.getStackTrace()) {
                text.append("\tat ").append(frame).append(System.lineSeparator());
            }
        }
        out.print(text);
    }

    private static Set<Throwable> chain(Throwable error) {
        Set<Throwable> chain = new LinkedHashSet<>();
        Throwable cause = error;
        while (cause != null && chain.add(cause)) {
            cause = cause.getCause();
        }
        return chain;
    }

    private static Optional<String> words(Throwable error) {
        String message = error.getMessage();
        boolean told = message != null
                && isToldInWords(error)
                && chain(error).stream()
                        .skip(1)
                        .noneMatch(cause -> !isToldInWords(cause)
                                && cause.getMessage() != null
                                && !cause.getMessage().isBlank()
                                && message.contains(cause.getMessage()));
        return told ? Optional.of(message) : Optional.empty();
    }

    private static boolean isToldInWords(Throwable error) {
        String name = error.getClass().getName();
        StackTraceElement[] frames = error.getStackTrace();
        if (name.startsWith(OURS)
                || (frames.length > 0 && frames[0].getClassName().startsWith(OURS))) {
            return true;
        }
        if (error instanceof SQLException refused && refused.getSQLState() != null) {
            return SQL_WITHOUT_VALUES.contains(refused.getSQLState().substring(0, 2));
        }
        return OF_ADDRESSES.stream().anyMatch(name::startsWith) && !name.contains(OF_KAFKA_RECORDS);
    }

    private static String code(Throwable error) {
        String code = null;
        if (error instanceof SQLException refused) {
            code = refused.getSQLState();
        } else if (error instanceof SparkThrowable refused) {
            code = refused.getErrorClass();
        }
        return code == null ? "" : " [" + code + "]";
    }

    private static String line(String text) {
        String line = text.lines()
                .map(String::strip)
                .reduce((one, other) -> one + " " + other)
                .orElse("");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
