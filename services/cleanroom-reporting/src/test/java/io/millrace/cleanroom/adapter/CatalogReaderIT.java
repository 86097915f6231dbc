package io.millrace.cleanroom.adapter;

import io.millrace.cleanroom.domain.room.CatalogTable;
import io.millrace.cleanroom.testing.CleanroomScene;
import io.millrace.lake.standin.fault.FaultKind;
import io.millrace.lake.standin.fault.FaultRule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.AccessDeniedException;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CatalogReaderIT {
    private static final int MORE_THAN_A_PAGE = 101;

    private final CleanroomScene scene = new CleanroomScene();
    private final GlueClient glue = scene.outside().clients().glue();
    private final CatalogReader catalog = new CatalogReader(glue);

    @AfterEach
    void leave_nothing() {
        scene.close();
    }

    @Test
    void the_list_is_read_to_its_last_page_and_only_wanted_tables_are_kept() {
        // given
        manyTables();
        // when
        List<CatalogTable> tables = catalog.tables(scene.database(), name -> !name.equals("t000"));
        // then
        assertThat(tables).hasSize(MORE_THAN_A_PAGE - 1);
    }

    @Test
    void a_list_that_breaks_off_at_its_second_page_is_no_list() {
        // given
        manyTables();
        scene.standIn()
                .addFault(FaultRule.of(FaultKind.ACCESS_DENIED, "glue", "GetTables")
                        .skip(1));
        // when, then
        assertThatThrownBy(() -> catalog.tables(scene.database(), name -> true))
                .isInstanceOf(AccessDeniedException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "millrace.snapshot_dt, 2026-01-20, 2026-01-20",
        "comment, Bucketed table created from snapshot_dt=2026-01-21, 2026-01-21",
        "comment, Bucketed table created from snapshot_dt=2026-02-30,",
        "millrace.snapshot_dt, yesterday,",
        "other, nothing,",
    })
    void the_snapshots_date_is_what_the_parameter_or_else_the_comment_says(
            String parameter, String value, LocalDate date) {
        // given
        glue.createTable(request -> request.databaseName(scene.database())
                .tableInput(table -> table.name("t").parameters(Map.of(parameter, value))));
        // when
        List<CatalogTable> tables = catalog.tables(scene.database(), name -> true);
        // then
        assertThat(tables).singleElement().extracting(CatalogTable::snapshotDt).isEqualTo(Optional.ofNullable(date));
    }

    private void manyTables() {
        IntStream.range(0, MORE_THAN_A_PAGE)
                .forEach(i -> glue.createTable(request ->
                        request.databaseName(scene.database()).tableInput(table -> table.name("t%03d".formatted(i)))));
    }
}
