package io.millrace.config.yaml;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a value without quotes is, by YAML 1.2's core schema: {@code yes} and {@code no} are texts. */
public enum ScalarKind {
    /** No value. */
    NOTHING("nothing", "null|Null|NULL|~|"),
    /** True or false. */
    FLAG("the flag", "true|True|TRUE|false|False|FALSE"),
    /** A number without a point. */
    WHOLE("the number", "[-+]?[0-9]{1,400}|0o[0-7]{1,400}|0x[0-9a-fA-F]{1,400}"),
    /** A number with a point or an exponent. */
    NUMBER("the number", "[-+]?(\\.[0-9]{1,400}|[0-9]{1,400}(\\.[0-9]{0,400})?)([eE][-+]?[0-9]{1,3})?"),
    /** Anything else. */
    TEXT("the text", ".*"),
    /** A value whose placeholder nobody could fill. */
    UNRESOLVED("the placeholder", "(?!)");

    private static final Map<ScalarKind, Pattern> FORMS = Stream.of(values())
            .collect(Collectors.toUnmodifiableMap(kind -> kind, kind -> Pattern.compile(kind.form, Pattern.DOTALL)));

    private final String title;
    private final String form;

    ScalarKind(String title, String form) {
        this.title = title;
        this.form = form;
    }

    /** The kind of a word without quotes. */
    public static ScalarKind of(String plain) {
        return Stream.of(values())
                .filter(kind -> FORMS.get(kind).matcher(plain).matches())
                .findFirst()
                .orElse(TEXT);
    }

    String title() {
        return title;
    }
}
