package io.millrace.config.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys and values, each key once. */
public record YamlMap(Place place, List<Entry> entries) implements YamlNode {
    /** Keeps a copy of the entries. */
    public YamlMap {
        entries = List.copyOf(entries);
    }

    /** A key and its value. */
    public record Entry(YamlScalar key, YamlNode value) {}

    /** The entry of a key; empty when the key is not there or says nothing. */
    public Optional<Entry> entry(String key) {
        return entries.stream()
                .filter(entry -> entry.key().text().equals(key))
                .filter(entry -> !(entry.value() instanceof YamlScalar scalar) || !scalar.isNothing())
                .findFirst();
    }

    /** The value of a key; empty when the key is not there or says nothing. */
    public Optional<YamlNode> value(String key) {
        return entry(key).map(Entry::value);
    }

    /** The keys, as written. */
    public List<String> keys() {
        List<String> keys = new ArrayList<>();
        entries.forEach(entry -> keys.add(entry.key().text()));
        return keys;
    }

    @Override
    public String described() {
        return "a group of keys";
    }

    @Override
    public Map<String, Object> plain() {
        Map<String, Object> plain = new LinkedHashMap<>();
        entries.forEach(entry -> plain.put(entry.key().text(), entry.value().plain()));
        return Collections.unmodifiableMap(plain);
    }
}
