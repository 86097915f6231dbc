package io.millrace.lake.standin.ses;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A MIME message or a part of one, read as far as showing a mail needs it (RFC 2045 to 2047): headers, transfer encodings,
 * nested multiparts. Bytes are carried as ISO 8859-1 text until a part's own character set is known.
 */
record MimePart(Map<String, String> headers, String body) {
    private static final Pattern FOLD = Pattern.compile("\r?\n[ \t]+");
    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*(boundary|charset)=\"?([^\";]+)\"?", Pattern.CASE_INSENSITIVE);
    private static final Pattern END_OF_HEADERS = Pattern.compile("\r?\n\r?\n");

    static MimePart parse(byte[] message) {
        return parse(new String(message, StandardCharsets.ISO_8859_1));
    }

    private static MimePart parse(String text) {
        String[] halves = END_OF_HEADERS.split(text, 2);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        FOLD.matcher(halves[0]).replaceAll(" ").lines().forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip());
            }
        });
        return new MimePart(headers, halves.length > 1 ? halves[1] : "");
    }

    /** A header in readable form, {@code null} when it is missing. */
    String header(String name) {
        String value = headers.get(name);
        return value == null ? null : TransferEncoding.decodeWords(value);
    }

    List<String> addresses(String name) {
        String value = header(name);
        return value == null
                ? List.of()
                : Arrays.stream(value.split(",", -1)).map(String::strip).toList();
    }

    /** The content of the first part of this type, {@code null} when there is none. */
    String firstText(String type) {
        if (contentType().startsWith("multipart/")) {
            return parts().stream()
                    .map(part -> part.firstText(type))
                    .filter(text -> text != null)
                    .findFirst()
                    .orElse(null);
        }
        return contentType().startsWith(type) ? content() : null;
    }

    private String contentType() {
        return headers.getOrDefault("Content-Type", "text/plain").toLowerCase(Locale.ROOT);
    }

    private String content() {
        String encoding = headers.getOrDefault("Content-Transfer-Encoding", "7bit");
        String charset = parameter("charset");
        return new String(
                TransferEncoding.decode(encoding, body),
                charset == null ? StandardCharsets.UTF_8 : Charset.forName(charset));
    }

    private List<MimePart> parts() {
        String[] pieces = ("\n" + body).split("\r?\n--" + Pattern.quote(parameter("boundary")), -1);
        List<MimePart> parts = new ArrayList<>();
        for (int i = 1; i < pieces.length && !pieces[i].startsWith("--"); i++) {
            parts.add(parse(pieces[i].replaceFirst("^[ \t]*\r?\n", "")));
        }
        return parts;
    }

    private String parameter(String name) {
        Matcher matcher = PARAMETER.matcher(headers.getOrDefault("Content-Type", ""));
        while (matcher.find()) {
            if (matcher.group(1).equalsIgnoreCase(name)) {
                return matcher.group(2);
            }
        }
        return null;
    }
}
