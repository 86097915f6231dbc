package io.millrace.config.yaml;

import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the tree from the parser's events; knows maps, lists and scalars alone, and neither tags nor merge keys. */
final class YamlTree {
    private static final int MOST_NODES = 2_000_000;
    private static final int DEEPEST = 32;

    private final String file;
    private final Iterator<Event> events;
    private final Problems problems;
    private final Map<Anchor, Anchored> anchors = new HashMap<>();
    private long nodes;

    private record Anchored(YamlNode node, long size) {}

    YamlTree(String file, Iterator<Event> events, Problems problems) {
        this.file = file;
        this.events = events;
        this.problems = problems;
    }

    YamlNode document() {
        events.next();
        Event begin = events.next();
        if (begin.getEventId() != Event.ID.DocumentStart) {
            throw new UnreadableException(place(begin), "the file is empty", "Write settings and tables.");
        }
        YamlNode root = node(events.next(), 0);
        events.next();
        Event end = events.next();
        if (end.getEventId() != Event.ID.StreamEnd) {
            problems.add(
                    place(end),
                    "a second document begins here, and a file is one document",
                    "Remove the line '---', or put the second document into a file of its own.");
        }
        return root;
    }

    private YamlNode node(Event event, int depth) {
        long before = nodes;
        count(event, 1);
        if (event instanceof AliasEvent alias) {
            return aliased(alias);
        }
        if (depth > DEEPEST) {
            throw new UnreadableException(
                    place(event), "it is nested more than %d deep".formatted(DEEPEST), "Close brackets before.");
        }
        YamlNode node;
        if (event instanceof ScalarEvent scalar) {
            refuseTag(scalar.getTag(), scalar);
            node = scalar(scalar);
        } else {
            refuseTag(((CollectionStartEvent) event).getTag(), event);
            node = event instanceof MappingStartEvent ? map(event, depth) : list(event, depth);
        }
        ((NodeEvent) event).getAnchor().ifPresent(name -> anchors.put(name, new Anchored(node, nodes - before)));
        return node;
    }

    private YamlNode aliased(AliasEvent alias) {
        Anchored target = anchors.get(alias.getAlias());
        if (target == null) {
            throw new UnreadableException(
                    place(alias),
                    "the alias *%s repeats nothing that is complete before it".formatted(alias.getAlias()),
                    "Name an anchor that stands above, or write the part out.");
        }
        count(alias, target.size());
        return target.node();
    }

    private void count(Event event, long more) {
        nodes += more;
        if (nodes > MOST_NODES) {
            throw new UnreadableException(
                    place(event),
                    "the file has more than %d values, aliases counted as often as they are used".formatted(MOST_NODES),
                    "Divide it into several pipelines, or use fewer aliases.");
        }
    }

    private void refuseTag(Optional<String> tag, Event event) {
        tag.ifPresent(name -> problems.add(
                place(event),
                "the tag %s would ask for a type, and types are known from the key".formatted(name),
                "Remove the tag."));
    }

    private YamlScalar scalar(ScalarEvent event) {
        String text = event.getValue();
        boolean quoted = !event.isPlain();
        return new YamlScalar(place(event), quoted ? ScalarKind.TEXT : ScalarKind.of(text), text, text, quoted);
    }

    private YamlList list(Event start, int depth) {
        List<YamlNode> items = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            items.add(node(event, depth + 1));
        }
        return new YamlList(place(start), items);
    }

    private YamlMap map(Event start, int depth) {
        Map<String, YamlMap.Entry> entries = new java.util.LinkedHashMap<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            YamlNode key = node(event, depth + 1);
            YamlNode value = node(events.next(), depth + 1);
            if (!(key instanceof YamlScalar name)) {
                problems.add(key.place(), "a key is " + key.described(), "Write a single word as the key.");
                continue;
            }
            YamlMap.Entry first = entries.putIfAbsent(name.text(), new YamlMap.Entry(name, value));
            if (first != null) {
                problems.add(
                        name.place(),
                        "the key '%s' stands here again, first in line %d"
                                .formatted(name.written(), first.key().place().line()),
                        "Keep one of them.");
            }
        }
        return new YamlMap(place(start), new ArrayList<>(entries.values()));
    }

    private Place place(Event event) {
        return event.getStartMark().map(mark -> YamlReader.place(file, mark)).orElse(new Place(file, 1, 1));
    }

    /** The document cannot be read any further. */
    static final class UnreadableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Place place;
        private final String whatToDo;

        UnreadableException(Place place, String why, String whatToDo) {
            super(why);
            this.place = place;
            this.whatToDo = whatToDo;
        }

        Place place() {
            return place;
        }

        String whatToDo() {
            return whatToDo;
        }
    }
}
