package io.millrace.lake.standin.ses;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The encodings in which mail carries bytes as ASCII. */
final class TransferEncoding {
    private static final Pattern WORD = Pattern.compile("=\\?([^?]+)\\?([BbQq])\\?([^?]*)\\?=(\\s+(?==\\?))?");
    private static final Pattern SOFT_BREAK = Pattern.compile("=[ \t]*\r?\n");
    private static final int HEX = 16;

    private TransferEncoding() {}

    static byte[] decode(String encoding, String text) {
        return switch (encoding.toLowerCase(Locale.ROOT)) {
            case "base64" -> Base64.getMimeDecoder().decode(text);
            case "quoted-printable" -> quoted(SOFT_BREAK.matcher(text).replaceAll(""));
            default -> text.getBytes(StandardCharsets.ISO_8859_1);
        };
    }

    /** Encoded words of a header ({@code =?UTF-8?B?…?=}) in readable form. */
    static String decodeWords(String header) {
        return WORD.matcher(header)
                .replaceAll(word -> Matcher.quoteReplacement(decodeWord(word.group(1), word.group(2), word.group(3))));
    }

    private static String decodeWord(String charset, String encoding, String text) {
        byte[] bytes =
                encoding.equalsIgnoreCase("B") ? Base64.getMimeDecoder().decode(text) : quoted(text.replace('_', ' '));
        return new String(bytes, Charset.forName(charset));
    }

    private static byte[] quoted(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '=' && i + 2 < text.length()) {
                bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), HEX));
                i += 2;
            } else {
                bytes.write(text.charAt(i));
            }
        }
        return bytes.toByteArray();
    }
}
