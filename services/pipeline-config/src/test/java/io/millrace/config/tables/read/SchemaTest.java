package io.millrace.config.tables.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.millrace.config.quality.rules.RuleContracts;
import io.millrace.config.quality.transforms.TransformContracts;
import io.millrace.config.shape.ShapeCheck;
import io.millrace.config.yaml.Problems;
import io.millrace.config.yaml.YamlNode;
import io.millrace.config.yaml.YamlReader;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** The editors' schema is made from the reader's definition, and both refuse the same. */
class SchemaTest {
    private static final String MEND =
            "mvn -pl services/pipeline-config test -Dtest=SchemaTest -Dtables.schema.write=true";
    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(SchemaDocument.of(TablesShape.file(RuleContracts.builtIn())));

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void the_committed_file_is_what_the_definition_makes(Path committed, String made) throws IOException {
        // when
        if (Boolean.getBoolean("tables.schema.write")) {
            Files.createDirectories(committed.toAbsolutePath().getParent());
            Files.writeString(committed, made);
        }
        // then
        assertThat(committed)
                .as("Not what the definition makes. When the change is meant, write it anew and commit it: %s", MEND)
                .exists()
                .hasContent(made);
    }

    static Stream<Arguments> the_committed_file_is_what_the_definition_makes() {
        return Stream.of(
                arguments(
                        Path.of("src/main/resources/schemas/tables.schema.json"),
                        SchemaDocument.text(SchemaDocument.of(TablesShape.file(RuleContracts.builtIn())))),
                arguments(
                        Path.of("REFERENCE.md"), ReferencePage.of(RuleContracts.builtIn(), TransformContracts.all())));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void the_schema_accepts_what_the_reader_reads(String example) {
        // when
        Set<ValidationMessage> refused = SCHEMA.validate(json(tree(example, new Problems())));
        // then
        assertThat(refused).isEmpty();
    }

    static Stream<String> examples() {
        return Stream.of(FleetFile.text(), EveryKeyFile.text());
    }

    @Property(tries = 200)
    void schema_and_reader_refuse_the_same_structures(@ForAll long seed) {
        // given
        String text = new Mutations(seed).mutated(EveryKeyFile.text());
        Problems problems = new Problems();
        YamlNode tree = tree(text, problems);
        // when
        new ShapeCheck(problems).check(tree, TablesShape.file(RuleContracts.builtIn()), "");
        Set<ValidationMessage> refused = SCHEMA.validate(json(tree));
        // then
        assertThat(refused.isEmpty())
                .as("the reader says %s, the schema says %s of%n%s", problems.all(), refused, text)
                .isEqualTo(problems.isEmpty());
    }

    private static YamlNode tree(String text, Problems problems) {
        YamlNode tree = YamlReader.read(FleetFile.NAME, text, problems).orElseThrow();
        return new PlaceholderResolver(FleetFile.PLACEHOLDERS, problems).resolve(tree);
    }

    private static JsonNode json(YamlNode tree) {
        return SchemaDocument.JSON.valueToTree(tree.plain());
    }
}
