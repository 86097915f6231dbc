package io.millrace.cleanroom.domain;

import io.millrace.cleanroom.domain.Room.Defect;
import io.millrace.cleanroom.domain.Room.Question;
import io.millrace.cleanroom.domain.room.Answer;
import io.millrace.cleanroom.domain.room.Association;
import io.millrace.cleanroom.domain.room.CatalogTable;
import io.millrace.cleanroom.domain.room.CleanRoom;
import io.millrace.cleanroom.domain.room.ConfiguredTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class ReadinessTest {

    @Test
    void a_table_without_defects_is_ready() {
        // when
        TableReport table = new Room().judged();
        // then
        assertThat(table.ready()).isEqualTo(State.YES);
        assertThat(table.findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "NO_RULE,               ANALYSIS_RULE_MISSING,      configured_a",
        "NO_PROVIDER,           NO_ANALYSIS_PROVIDER,       configured_a",
        "NOT_ASSOCIATED,        NOT_ASSOCIATED,             no association",
        "NO_COLLABORATION_RULE, COLLABORATION_RULE_MISSING, acx_part_a",
        "NO_SCHEMA_RULE,        COLLABORATION_RULE_MISSING, acx_part_a",
        "COLUMN_VANISHED,       COLUMNS_DIFFER,             not in the catalog: gone",
        "COLUMN_NOT_ALLOWED,    COLUMNS_DIFFER,             not allowed: c1",
        "TOO_WIDE,              TOO_MANY_COLUMNS,           101 columns",
        "OLD,                   SNAPSHOT_TOO_OLD,           2025-12-31",
        "NO_DATE,               SNAPSHOT_DATE_MISSING,      part_a",
    })
    void each_defect_is_the_named_reason_with_its_detail(Defect defect, Reason reason, String detail) {
        // when
        TableReport table = new Room().with(defect).judged();
        // then
        assertThat(table.ready()).isEqualTo(State.NO);
        assertThat(table.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.reason()).isEqualTo(reason);
            assertThat(finding.detail()).contains(detail);
        });
    }

    @Test
    void a_table_that_is_not_associated_while_the_quota_is_full_has_both_reasons() {
        // when
        TableReport table =
                new Room().with(Defect.NOT_ASSOCIATED, Defect.QUOTA_FULL).judged();
        // then
        assertThat(reasons(table)).containsExactly(Reason.NOT_ASSOCIATED, Reason.ASSOCIATION_QUOTA_REACHED);
    }

    @Test
    void a_table_without_a_configured_table_is_not_associated_either() {
        // when
        TableReport table = new Room().with(Defect.NOT_CONFIGURED).judged();
        // then
        assertThat(reasons(table)).containsExactly(Reason.NO_CONFIGURED_TABLE, Reason.NOT_ASSOCIATED);
        assertThat(table.findings().get(0).detail()).contains("db.part_a");
    }

    @Test
    void an_associated_table_does_not_mind_the_quota() {
        assertThat(new Room().with(Defect.QUOTA_FULL).judged().ready()).isEqualTo(State.YES);
    }

    @Test
    void all_reasons_of_a_table_are_told_at_once() {
        // when
        TableReport table = new Room()
                .with(Defect.NO_PROVIDER, Defect.NO_COLLABORATION_RULE, Defect.COLUMN_VANISHED, Defect.OLD)
                .judged();
        // then
        assertThat(reasons(table))
                .containsExactly(
                        Reason.NO_ANALYSIS_PROVIDER,
                        Reason.COLLABORATION_RULE_MISSING,
                        Reason.COLUMNS_DIFFER,
                        Reason.SNAPSHOT_TOO_OLD);
    }

    @ParameterizedTest
    @EnumSource(names = {"CONFIGURED_TABLES", "DETAIL", "RULE", "ASSOCIATIONS", "RECEIVERS", "SCHEMAS"})
    void a_table_of_which_something_could_not_be_asked_is_unknown_and_says_what(Question question) {
        // when
        TableReport table = new Room().without(question).judged();
        // then
        assertThat(table.ready()).isEqualTo(State.UNKNOWN);
        assertThat(table.findings()).isEmpty();
        assertThat(table.unknowns()).containsExactly(Room.fault(question));
    }

    @Test
    void a_reason_that_is_known_says_no_whatever_else_is_unknown() {
        // when
        TableReport table = new Room().with(Defect.OLD).without(Question.RULE).judged();
        // then
        assertThat(table.ready()).isEqualTo(State.NO);
        assertThat(table.unknowns()).containsExactly(Room.fault(Question.RULE));
    }

    @Test
    void a_configured_table_that_could_not_be_looked_at_may_be_any_tables() {
        // given
        CleanRoom room = new Room().cleanRoom();
        List<ConfiguredTable> configured =
                new ArrayList<>(room.configuredTables().value());
        configured.add(unseen("id-x"));
        CatalogTable other = new CatalogTable(
                "part_b", null, List.of(), List.of(), new Room().table().snapshotDt());
        // when
        List<TableReport> tables = readiness(room, configured).of(List.of(other, new Room().table()));
        // then
        assertThat(tables).extracting(table -> table.table().name()).containsExactly("part_a", "part_b");
        assertThat(tables).extracting(TableReport::ready).containsExactly(State.YES, State.UNKNOWN);
    }

    @Test
    void an_associated_table_that_could_not_be_looked_at_may_take_the_place_of_one_that_is_not_associated() {
        // given
        CleanRoom room = new Room().with(Defect.NOT_ASSOCIATED).cleanRoom();
        List<ConfiguredTable> configured =
                new ArrayList<>(room.configuredTables().value());
        configured.add(unseen("id-x"));
        CleanRoom associated = new CleanRoom(
                room.membership(),
                room.members(),
                Answer.of(configured),
                Answer.of(List.of(new Association("as", "acx", "id-x", Answer.of(Optional.of(List.of("000")))))),
                room.schemas(),
                room.namespaceAssociations(),
                room.mappingTables());
        // when
        List<TableReport> tables =
                new Readiness(Room.DATABASE, associated, Room.LIMITS).of(List.of(new Room().table()));
        // then
        assertThat(tables).extracting(TableReport::ready).containsExactly(State.UNKNOWN);
    }

    @Test
    void of_several_configured_tables_the_associated_one_counts() {
        // given
        CleanRoom room = new Room().cleanRoom();
        ConfiguredTable sound = room.configuredTables().value().get(0);
        ConfiguredTable left = new ConfiguredTable("id-0", "a_left_one", sound.detail(), Answer.of(Optional.empty()));
        // when
        List<TableReport> tables = readiness(room, List.of(left, sound)).of(List.of(new Room().table()));
        // then
        assertThat(tables.get(0).configured().value()).contains(sound);
        assertThat(tables.get(0).ready()).isEqualTo(State.YES);
    }

    @Test
    void names_and_columns_are_compared_without_case() {
        // given
        CleanRoom room = new Room().cleanRoom();
        ConfiguredTable sound = room.configuredTables().value().get(0);
        ConfiguredTable capitals = new ConfiguredTable(
                sound.id(),
                sound.name(),
                Answer.of(new ConfiguredTable.Detail(
                        "DB", "PART_A", List.of("CUSTOMER_USER_ID", "C1", "Id_Bucket"), "DIRECT_QUERY")),
                sound.rule());
        // when
        List<TableReport> tables = readiness(room, List.of(capitals)).of(List.of(new Room().table()));
        // then
        assertThat(tables.get(0).findings()).isEmpty();
    }

    private static ConfiguredTable unseen(String id) {
        return new ConfiguredTable(
                id, "unseen", Answer.unknown(Room.fault(Question.DETAIL)), Answer.of(Optional.empty()));
    }

    private static Readiness readiness(CleanRoom room, List<ConfiguredTable> configured) {
        return new Readiness(
                Room.DATABASE,
                new CleanRoom(
                        room.membership(),
                        room.members(),
                        Answer.of(configured),
                        room.associations(),
                        room.schemas(),
                        room.namespaceAssociations(),
                        room.mappingTables()),
                Room.LIMITS);
    }

    private static List<Reason> reasons(TableReport table) {
        return table.findings().stream().map(Finding::reason).toList();
    }
}
