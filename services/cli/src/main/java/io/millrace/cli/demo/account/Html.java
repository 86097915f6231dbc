package io.millrace.cli.demo.account;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Pieces of a page. */
public final class Html {
    private Html() {}

    /** A text as it may stand in an element or in an attribute with double quotes. */
    public static String text(Object value) {
        return String.valueOf(value)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** An element around a text. */
    public static String element(String name, Object content) {
        return "<" + name + ">" + text(content) + "</" + name + ">";
    }

    /** A file of this package. */
    static String resource(String name) {
        try (InputStream in = Html.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + name + " of the command's jar", e);
        }
    }
}
