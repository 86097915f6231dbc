package io.millrace.config.tables.read;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.config.shape.Key;
import io.millrace.config.shape.Shape;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** The JSON Schema that editors use, made from the shapes that the reader uses. */
final class SchemaDocument {
    static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final String PLACEHOLDER = "\\$\\{[^}]*\\}";

    private SchemaDocument() {}

    static ObjectNode of(Shape.Group file) {
        ObjectNode schema = JSON.createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "urn:millrace:tables");
        schema.put("title", "tables.yaml of a Millrace pipeline");
        schema.put(
                "description",
                "Made from the reader's own definition. './millrace validate' checks more than a schema can.");
        schema.setAll(group(file));
        return schema;
    }

    static String text(ObjectNode schema) {
        try {
            return JSON.writeValueAsString(schema) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode schema(Shape shape) {
        if (shape instanceof Shape.Group group) {
            return group(group);
        } else if (shape instanceof Shape.Tagged tagged) {
            return tagged(tagged);
        } else if (shape instanceof Shape.ListOf list) {
            return list(list);
        } else if (shape instanceof Shape.GroupOr either) {
            return either(group(either.group()), schema(either.other()));
        } else if (shape instanceof Shape.Text text) {
            return type("string").put("pattern", "^(" + text.pattern() + ")$|" + PLACEHOLDER);
        } else if (shape instanceof Shape.Choice choice) {
            ObjectNode words = type("string");
            choice.words().forEach(words.putArray("enum")::add);
            return either(words, placeholder());
        } else if (shape instanceof Shape.Whole whole) {
            return either(type("integer").put("minimum", whole.least()).put("maximum", whole.most()), placeholder());
        } else if (shape instanceof Shape.Numeric) {
            return either(type("number"), placeholder());
        } else if (shape instanceof Shape.Flag) {
            return either(type("boolean"), placeholder());
        }
        ObjectNode scalar = JSON.createObjectNode();
        scalar.putArray("type").add("string").add("number").add("boolean");
        return scalar;
    }

    private static ObjectNode group(Shape.Group group) {
        ObjectNode schema = type("object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = JSON.createArrayNode();
        ArrayNode all = JSON.createArrayNode();
        for (Key key : group.keys()) {
            ObjectNode value = key.required() ? schema(key.shape()) : either(schema(key.shape()), type("null"));
            key.names().forEach(name -> properties.set(name, described(value, key)));
            if (key.aliases().isEmpty() && key.required()) {
                required.add(key.name());
            } else if (!key.aliases().isEmpty()) {
                all.add(aliases(key));
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        if (!all.isEmpty()) {
            schema.set("allOf", all);
        }
        return group.open() ? schema : schema.put("additionalProperties", false);
    }

    private static ObjectNode described(ObjectNode value, Key key) {
        ObjectNode described = value.deepCopy().put("description", key.description());
        if (key.fallback() != null) {
            described.set("default", JSON.valueToTree(key.fallback()));
        }
        return described;
    }

    private static ObjectNode aliases(Key key) {
        ObjectNode schema = JSON.createObjectNode();
        ArrayNode one = schema.putArray("oneOf");
        key.names().forEach(name -> one.addObject().putArray("required").add(name));
        if (!key.required()) {
            ArrayNode any = one.addObject().putObject("not").putArray("anyOf");
            key.names().forEach(name -> any.addObject().putArray("required").add(name));
        }
        return schema;
    }

    private static ObjectNode tagged(Shape.Tagged tagged) {
        ObjectNode schema = group(tagged.base());
        ArrayNode all = schema.withArray("allOf");
        for (Map.Entry<String, Shape.Group> variant : tagged.variants().entrySet()) {
            ObjectNode choice = all.addObject();
            ObjectNode condition = choice.putObject("if");
            condition.putObject("properties").putObject(tagged.tag()).put("const", variant.getKey());
            condition.putArray("required").add(tagged.tag());
            ObjectNode then = choice.putObject("then");
            boolean needed = variant.getValue().keys().stream().anyMatch(Key::required);
            ObjectNode inner = group(variant.getValue());
            then.putObject("properties").set(tagged.inner(), needed ? inner : either(inner, type("null")));
            if (needed) {
                then.putArray("required").add(tagged.inner());
            }
        }
        return schema;
    }

    private static ObjectNode list(Shape.ListOf list) {
        ObjectNode items = type("array");
        items.set("items", schema(list.item()));
        if (list.least() > 0) {
            items.put("minItems", list.least());
        }
        return list.orOne() ? either(items, schema(list.item())) : items;
    }

    private static ObjectNode either(ObjectNode one, ObjectNode other) {
        ObjectNode schema = JSON.createObjectNode();
        schema.putArray("anyOf").add(one).add(other);
        return schema;
    }

    private static ObjectNode placeholder() {
        return type("string").put("pattern", PLACEHOLDER);
    }

    private static ObjectNode type(String name) {
        return JSON.createObjectNode().put("type", name);
    }
}
