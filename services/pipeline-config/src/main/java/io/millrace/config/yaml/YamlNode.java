package io.millrace.config.yaml;

/** A part of a YAML document. */
public sealed interface YamlNode permits YamlMap, YamlList, YamlScalar {
    /** Where it begins. */
    Place place();

    /** What it is, for messages: {@code a list}, {@code the text 'abc'}. */
    String described();

    /** As plain Java: texts, numbers, booleans, lists and maps of them, null. */
    Object plain();
}
