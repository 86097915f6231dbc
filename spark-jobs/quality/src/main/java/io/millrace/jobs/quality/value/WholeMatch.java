package io.millrace.jobs.quality.value;

import org.apache.spark.sql.Column;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Texts that match a regular expression of Java from their first to their last letter. */
public final class WholeMatch {
    private WholeMatch() {}

    /**
     * The condition; null where the text is.
     *
     * @throws IllegalArgumentException whose message says what is wrong with the expression
     */
    public static Column of(Column texts, String pattern) {
        return texts.rlike(anchored(pattern));
    }

    private static String anchored(String pattern) {
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("'%s' cannot be read: %s".formatted(pattern, e.getDescription()), e);
        }
        String anchored = "\\A(?:" + pattern + ")\\z";
        try {
            return Pattern.compile(anchored).pattern();
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "'%s' has a quotation or a comment that never ends; end it by \\E or leave it out"
                            .formatted(pattern),
                    e);
        }
    }
}
