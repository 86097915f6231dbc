package io.millrace.capture.service;

import io.millrace.capture.config.CaptureConfig;
import io.millrace.capture.run.CaptureSettings;
import io.millrace.config.InvalidInputException;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SettingsReaderTest {
    private static final String TABLES = "millrace.capture.tables";
    private static final String FILE = "millrace.capture.table-mappings";

    @TempDir
    Path folder;

    @Test
    void names_follow_from_the_pipeline_and_no_password_is_shown() {
        // when
        CaptureSettings settings =
                read(Map.of(TABLES, "public.vehicles,audit.%", "millrace.capture.pipeline", "trucks"));
        // then
        assertThat(settings.slot()).isEqualTo("millrace_trucks");
        assertThat(settings.publication()).isEqualTo("millrace_trucks");
        assertThat(settings.writing().stateTopic()).isEqualTo("change-capture-offsets-trucks");
        assertThat(settings.mappings().selects("audit", "log")).isTrue();
        assertThat(settings.toString()).doesNotContain("hush");
        assertThat(settings.address().location("public", "a b").toString())
                .isEqualTo("postgresql://db:5433/fleet/public/a%20b");
    }

    @Test
    void a_table_mappings_file_takes_the_place_of_the_list() throws Exception {
        // given
        Path file = Files.writeString(
                folder.resolve("mappings.json"),
                """
                {"rules": [{"rule-type": "selection", "rule-id": "1", "rule-action": "include",
                  "object-locator": {"schema-name": "public", "table-name": "v%"}}]}
                """);
        // when
        CaptureSettings settings = read(Map.of(FILE, file.toString()));
        // then
        assertThat(settings.mappings().selects("public", "vehicles")).isTrue();
    }

    @Test
    void settings_that_contradict_or_lack_each_other_are_refused() {
        assertThatThrownBy(() -> read(Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("none is set");
        assertThatThrownBy(() -> read(Map.of(TABLES, "a", FILE, "b"))).hasMessageContaining("both are set");
        assertThatThrownBy(() -> read(Map.of(FILE, "/no/such/file"))).hasMessageContaining("/no/such/file");
        assertThatThrownBy(() -> read(Map.of(TABLES, "a", "millrace.capture.database.url", "jdbc:mysql://db/fleet")))
                .hasMessageContaining("millrace.capture.database.url");
    }

    @Test
    void a_property_of_the_engine_that_would_lose_changes_is_refused_before_anything_starts() {
        assertThatThrownBy(() -> read(Map.of(TABLES, "a", "millrace.capture.engine.skipped.operations", "t")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("millrace.capture.engine.skipped.operations");
    }

    @Test
    void without_a_database_there_is_none() {
        // when
        CaptureConfig config = config(Map.of("millrace.capture.database.url", ""));
        // then
        assertThat(config.database().url()).isEmpty();
    }

    private static CaptureSettings read(Map<String, String> properties) {
        return SettingsReader.read(config(properties), "test");
    }

    private static CaptureConfig config(Map<String, String> properties) {
        Map<String, String> all = new HashMap<>(Map.of(
                "millrace.capture.database.url", "jdbc:postgresql://db:5433/fleet?sslmode=require",
                "millrace.capture.database.user", "reader",
                "millrace.capture.database.password", "hush"));
        all.putAll(properties);
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withConverter(java.time.Duration.class, 200, new DurationConverter())
                .withMapping(CaptureConfig.class)
                .withSources(new PropertiesConfigSource(all, "test", 100))
                .build()
                .getConfigMapping(CaptureConfig.class);
    }
}
