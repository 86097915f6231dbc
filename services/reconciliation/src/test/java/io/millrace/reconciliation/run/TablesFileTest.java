package io.millrace.reconciliation.run;

import io.millrace.config.tables.read.Placeholders;
import io.millrace.platform.stage.StageFailureException;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TablesFileTest {
    @Test
    void a_file_that_is_not_there_is_named_with_the_folder_in_which_it_was_looked_for() {
        // given
        TablesFile file = new TablesFile("no/tables.yaml", new Placeholders("fleet", "000000000000", Map.of()), null);
        // when, then
        assertThatExceptionOfType(StageFailureException.class)
                .isThrownBy(file::read)
                .withMessageContaining(
                        Path.of("no/tables.yaml").toAbsolutePath().toString())
                .withMessageContaining("millrace.reconciliation.tables-file");
    }
}
