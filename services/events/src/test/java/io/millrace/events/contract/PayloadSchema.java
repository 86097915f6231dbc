package io.millrace.events.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationModule;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationOption;
import io.millrace.events.EventType;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;

/** Makes the JSON Schema (draft 2020-12) of an event's payload from its record, constraints and Javadoc. */
final class PayloadSchema {
    private static final SchemaGenerator GENERATOR =
            new SchemaGenerator(configure().build());

    private PayloadSchema() {}

    static ObjectNode of(EventType type) {
        ObjectNode generated = GENERATOR.generateSchema(type.record());
        ObjectNode schema = generated.objectNode();
        schema.set("$schema", generated.get("$schema"));
        schema.put("$id", type.schema().toString());
        schema.put("title", type.eventName());
        schema.put("description", RecordDocumentation.of(type.record()).summary());
        generated.properties().stream()
                .filter(member -> !schema.has(member.getKey()))
                .forEach(member -> schema.set(member.getKey(), member.getValue()));
        return schema;
    }

    static String fileName(EventType type) {
        return type.eventName() + ".v" + type.version() + ".json";
    }

    private static SchemaGeneratorConfigBuilder configure() {
        SchemaGeneratorConfigBuilder builder = new SchemaGeneratorConfigBuilder(
                        SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(new JacksonModule(JacksonOption.FLATTENED_ENUMS_FROM_JSONVALUE))
                .with(new JakartaValidationModule(JakartaValidationOption.NOT_NULLABLE_FIELD_IS_REQUIRED))
                .with(Option.INLINE_ALL_SCHEMAS, Option.STANDARD_FORMATS)
                .with(Option.SCHEMA_VERSION_INDICATOR);
        builder.forFields()
                .withRequiredCheck(field -> field.getType().getErasedType().isPrimitive())
                .withStringPatternResolver(PayloadSchema::pattern)
                .withDescriptionResolver(PayloadSchema::description);
        builder.forTypesInGeneral().withPropertySorter((unused, unusedToo) -> 0);
        return builder;
    }

    /** Jakarta patterns match whole texts, JSON Schema's any part: so they are anchored. */
    private static String pattern(FieldScope field) {
        Pattern pattern = field.getAnnotationConsideringFieldAndGetterIfSupported(Pattern.class);
        if (pattern != null) {
            return "^(?:" + pattern.regexp() + ")$";
        }
        NotBlank notBlank = field.isFakeContainerItemScope()
                ? field.getContainerItemAnnotation(NotBlank.class)
                : field.getAnnotationConsideringFieldAndGetterIfSupported(NotBlank.class);
        return notBlank == null ? null : "\\S";
    }

    private static String description(FieldScope field) {
        if (field.isFakeContainerItemScope()) {
            return null;
        }
        return RecordDocumentation.of(field.getDeclaringType().getErasedType()).component(field.getName());
    }
}
