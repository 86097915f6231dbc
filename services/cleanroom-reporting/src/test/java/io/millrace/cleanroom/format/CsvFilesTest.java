package io.millrace.cleanroom.format;

import de.siegmar.fastcsv.reader.CsvReader;
import io.millrace.cleanroom.domain.Room;
import io.millrace.cleanroom.domain.Room.Defect;
import io.millrace.cleanroom.domain.Room.Question;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

class CsvFilesTest {

    @Test
    void the_tables_file_has_the_columns_and_values_that_its_readers_know() throws IOException {
        assertThat(TablesCsv.of(new Room().report())).isEqualTo(golden("Tables.csv"));
    }

    @Test
    void the_identity_file_has_the_columns_and_values_that_its_readers_know() throws IOException {
        assertThat(IdentityCsv.of(new Room().report())).isEqualTo(golden("IdentityResolution.csv"));
    }

    @Test
    void what_there_is_not_is_no_or_not_applicable() {
        // when
        Map<String, String> row = row(new Room().with(Defect.NOT_CONFIGURED, Defect.NOT_ASSOCIATED));
        // then
        assertThat(row)
                .contains(
                        entry("configured_table_exists", "No"),
                        entry("configured_table_id", "N/A"),
                        entry("configured_table_name", "N/A"),
                        entry("allowed_columns_count", "N/A"),
                        entry("analysis_method", "N/A"),
                        entry("analysis_rule_exists", "No"),
                        entry("Allowed Analyses for Query", "N/A"),
                        entry("association_exists", "No"),
                        entry("association_name", "N/A"),
                        entry("collaboration_rule_exists", "No"),
                        entry("in_collaboration", "No"),
                        entry("ready_for_analysis", "No"));
    }

    @Test
    void what_could_not_be_asked_is_unknown_and_never_no() {
        // when
        Map<String, String> row = row(new Room().without(Question.values()));
        // then
        assertThat(row).doesNotContainValue("No").doesNotContainValue("N/A");
        assertThat(row)
                .contains(
                        entry("collaboration_name", "Unknown"),
                        entry("configured_table_exists", "Unknown"),
                        entry("allowed_columns_count", "Unknown"),
                        entry("analysis_rule_exists", "Unknown"),
                        entry("association_exists", "Unknown"),
                        entry("collaboration_rule_exists", "Unknown"),
                        entry("in_collaboration", "Unknown"),
                        entry("ready_for_analysis", "Unknown"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b", "say \"x\"", "two\r\nlines", "Ünïcode"})
    void a_name_with_any_character_is_read_back_as_it_was(String name) {
        assertThat(row(new Room().named(name))).containsEntry("collaboration_name", name);
    }

    private static Map<String, String> row(Room room) {
        try (var csv = CsvReader.builder().ofCsvRecord(TablesCsv.of(room.report()))) {
            List<List<String>> lines =
                    csv.stream().map(line -> line.getFields()).toList();
            assertThat(lines).hasSize(2);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < lines.get(0).size(); i++) {
                row.put(lines.get(0).get(i), lines.get(1).get(i));
            }
            return row;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = CsvFilesTest.class.getResourceAsStream("/golden/" + name)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
