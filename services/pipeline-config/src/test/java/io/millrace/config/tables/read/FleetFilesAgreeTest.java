package io.millrace.config.tables.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.config.tables.ColumnConfig;
import io.millrace.config.tables.TableConfig;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

/** The example's three files speak of the same tables. */
class FleetFilesAgreeTest {
    private static final Path FOLDER = Path.of(System.getProperty("millrace.home"), "examples", "fleet");
    private static final Pattern TABLE = Pattern.compile("CREATE TABLE (\\w+) \\(\\n(.*?)\\n\\);", Pattern.DOTALL);

    private final List<TableConfig> tables = FleetFile.read(FleetFile.text()).tables();

    @Test
    void the_database_has_the_columns_that_are_configured() throws IOException {
        // given
        Map<String, List<String>> created = new LinkedHashMap<>();
        for (MatchResult table : TABLE.matcher(Files.readString(FOLDER.resolve("schema.sql")))
                .results()
                .toList()) {
            created.put(
                    table.group(1),
                    table.group(2)
                            .lines()
                            .map(line -> line.strip().split(" ", 2)[0])
                            .toList());
        }
        // when
        Map<String, List<String>> configured = tables.stream()
                .collect(toMap(
                        TableConfig::name,
                        table -> table.schema().stream().map(ColumnConfig::name).toList()));
        // then
        assertThat(created).isEqualTo(configured);
    }

    @Test
    void the_mappings_lead_to_the_topics_that_are_configured() throws IOException {
        // given
        JsonNode rules = new ObjectMapper()
                .readTree(FOLDER.resolve("dms-table-mappings.json").toFile())
                .get("rules");
        // when
        Map<String, String> mapped = StreamSupport.stream(rules.spliterator(), false)
                .filter(rule -> rule.has("kafka-target-topic"))
                .collect(toMap(
                        rule -> rule.at("/object-locator/table-name").asText(),
                        rule -> rule.get("kafka-target-topic").asText()));
        // then
        assertThat(mapped).isEqualTo(tables.stream().collect(toMap(TableConfig::name, TableConfig::topic)));
    }
}
