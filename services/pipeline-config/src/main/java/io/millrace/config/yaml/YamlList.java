package io.millrace.config.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Values in order. */
public record YamlList(Place place, List<YamlNode> items) implements YamlNode {
    /** Keeps a copy of the items. */
    public YamlList {
        items = List.copyOf(items);
    }

    @Override
    public String described() {
        return "a list";
    }

    @Override
    public List<Object> plain() {
        List<Object> plain = new ArrayList<>();
        items.forEach(item -> plain.add(item.plain()));
        return Collections.unmodifiableList(plain);
    }
}
