package io.millrace.verification;

import io.millrace.verification.ConfigurationReference.Group;
import io.millrace.verification.ConfigurationReference.Setting;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code docs/configuration.md} is made from the settings' Javadoc; {@code -Ddocs.write=true} writes it anew. */
class ConfigurationReferenceTest {
    private static final Path HOME = Path.of(System.getProperty("millrace.home"));
    private static final Path REFERENCE = HOME.resolve("docs/configuration.md");

    @Test
    void the_reference_says_what_the_code_says() throws IOException {
        String generated = markdown(groups(), DeliveredSettings.read(HOME.resolve("services")));
        if (Boolean.getBoolean("docs.write")) {
            Files.createDirectories(REFERENCE.getParent());
            Files.writeString(REFERENCE, generated);
        }
        assertThat(REFERENCE)
                .as("write it anew: mvn verify -pl verification -am -Dtest=ConfigurationReferenceTest -Ddocs.write=true"
                        + " -Dsurefire.failIfNoSpecifiedTests=false")
                .hasContent(generated);
    }

    @Test
    void every_setting_has_its_purpose_in_javadoc() throws IOException {
        assertThat(groups()).isNotEmpty().allSatisfy(group -> assertThat(group.settings())
                .as("settings below %s", group.prefix())
                .isNotEmpty()
                .allSatisfy(setting ->
                        assertThat(setting.purpose()).as(setting.property()).isNotBlank()));
    }

    @Test
    void every_delivered_value_is_that_of_one_setting_and_shown_as_its_default() throws IOException {
        DeliveredSettings delivered = DeliveredSettings.read(HOME.resolve("services"));
        List<Group> groups = groups();

        assertThat(delivered.entries()).isNotEmpty().allSatisfy(entry -> {
            List<String> defaults = groups.stream()
                    .flatMap(group -> group.settings().stream()
                            .filter(setting -> DeliveredSettings.pattern(setting)
                                    .matcher(entry.property())
                                    .matches())
                            .map(setting -> row(setting, delivered.of(setting, group.module()))))
                    .toList();
            assertThat(defaults).singleElement().asString().contains("`" + entry.value() + "`");
        });
    }

    private static List<Group> groups() throws IOException {
        try (Stream<Path> files = Files.walk(HOME.resolve("services"))) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/main/java/"))
                    .sorted()
                    .toList();
            return ConfigurationReference.read(sources);
        }
    }

    private static String markdown(List<Group> groups, DeliveredSettings delivered) {
        StringBuilder page = new StringBuilder(
                """
                # Settings

                Made from the code by `ConfigurationReferenceTest`; do not edit. Every setting can be given as a property
                (`application.properties`, `-D`) or as the environment variable beside it. A list is given with commas, a
                duration as `20s`, `10m` or `90d`. A default such as `${AWS_REGION:us-east-1}` is that environment variable, or
                what follows the colon. A property below one of these prefixes that is not listed here stops the
                service at its start.
                """);
        for (Group group : groups) {
            page.append("\n## `").append(group.prefix()).append("`\n\n");
            page.append(group.purpose()).append("\n\n");
            page.append("| property | default | environment variable | purpose |\n|---|---|---|---|\n");
            group.settings().forEach(setting -> page.append(row(setting, delivered.of(setting, group.module()))));
        }
        return page.toString();
    }

    private static String row(Setting setting, String value) {
        return "| `" + setting.property() + "` | " + value.replace("|", "\\|") + " | `" + setting.environmentVariable()
                + "` | " + setting.purpose().replace("|", "\\|") + " |\n";
    }
}
