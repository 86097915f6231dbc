package io.millrace.config.shape;

import java.util.List;
import java.util.Map;

/** What a value looks like. */
public sealed interface Shape {
    /** What it is, for messages: {@code a whole number}. */
    String described();

    /**
     * A text.
     *
     * @param pattern what all of it must match; plain enough for Java and for JSON Schema; {@code null} for any text
     * @param described for example {@code an address such as s3://bucket/folder/}
     */
    record Text(String pattern, String described) implements Shape {
        /** Any text but an empty one. */
        public static Text any() {
            return new Text("[\\s\\S]+", "a text");
        }
    }

    /** A number without a point. */
    record Whole(long least, long most) implements Shape {
        @Override
        public String described() {
            return most == Long.MAX_VALUE
                    ? "a whole number, at least " + least
                    : "a whole number from %d to %d".formatted(least, most);
        }
    }

    /** A finite number. */
    record Numeric() implements Shape {
        @Override
        public String described() {
            return "a number";
        }
    }

    /** True or false. */
    record Flag() implements Shape {
        @Override
        public String described() {
            return "true or false";
        }
    }

    /** One of some words. */
    record Choice(List<String> words) implements Shape {
        /** One of these. */
        public static Choice of(String... words) {
            return new Choice(List.of(words));
        }

        @Override
        public String described() {
            return "one of " + String.join(", ", words);
        }
    }

    /** A number, a text or a boolean, which of them is decided by what it is compared with. */
    record Scalar() implements Shape {
        @Override
        public String described() {
            return "a number, a text, true or false";
        }
    }

    /**
     * Values in order.
     *
     * @param orOne whether a single value stands for a list of one
     * @param least how many there must be
     */
    record ListOf(Shape item, boolean orOne, int least) implements Shape {
        @Override
        public String described() {
            return (orOne ? item.described() + " or a list of such" : "a list") + (least > 0 ? ", not empty" : "");
        }
    }

    /**
     * Keys and values.
     *
     * @param open whether other keys are welcome
     */
    record Group(List<Key> keys, boolean open) implements Shape {
        /** These keys and no other. */
        public static Group of(Key... keys) {
            return new Group(List.of(keys), false);
        }

        /** Any keys. */
        public static Group any() {
            return new Group(List.of(), true);
        }

        /** The key of this name. */
        public Key key(String name) {
            return keys.stream()
                    .filter(key -> key.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("the shape has no key " + name));
        }

        @Override
        public String described() {
            return "a group of keys";
        }
    }

    /**
     * Keys of which one, {@code tag}, decides what the group under another, {@code inner}, looks like.
     *
     * @param variants by the tag's value
     */
    record Tagged(Group base, String tag, String inner, Map<String, Group> variants) implements Shape {
        @Override
        public String described() {
            return base.described();
        }
    }

    /** Either of two; which one is told by whether it is a group of keys. */
    record GroupOr(Group group, Shape other) implements Shape {
        @Override
        public String described() {
            return group.described() + " or " + other.described();
        }
    }
}
