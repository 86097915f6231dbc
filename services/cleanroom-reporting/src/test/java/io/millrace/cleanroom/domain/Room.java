package io.millrace.cleanroom.domain;

import io.millrace.cleanroom.domain.room.Answer;
import io.millrace.cleanroom.domain.room.Association;
import io.millrace.cleanroom.domain.room.CatalogTable;
import io.millrace.cleanroom.domain.room.CleanRoom;
import io.millrace.cleanroom.domain.room.ConfiguredTable;
import io.millrace.cleanroom.domain.room.Fault;
import io.millrace.cleanroom.domain.room.Identity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** A clean room with one table, sound until a test spoils it; questions stay unanswered when a test says so. */
public final class Room {
    /** The catalog's database. */
    public static final String DATABASE = "db";

    /** The table. */
    public static final String TABLE = "part_a";

    /** What the tables are measured by. */
    public static final Limits LIMITS = new Limits(100, 25, LocalDate.parse("2026-01-01"));

    /** The questions. */
    public enum Question {
        MEMBERSHIP,
        MEMBERS,
        CONFIGURED_TABLES,
        DETAIL,
        RULE,
        ASSOCIATIONS,
        RECEIVERS,
        SCHEMAS,
        NAMESPACE_ASSOCIATIONS,
        MAPPING_TABLES,
        NAMESPACES,
        NAMESPACE_SOURCE,
        SCHEMA_MAPPINGS,
        INPUT_FIELDS
    }

    /** What can be wrong. */
    public enum Defect {
        NOT_CONFIGURED,
        NO_RULE,
        NO_PROVIDER,
        NOT_ASSOCIATED,
        QUOTA_FULL,
        NO_COLLABORATION_RULE,
        NO_SCHEMA_RULE,
        COLUMN_VANISHED,
        COLUMN_NOT_ALLOWED,
        TOO_WIDE,
        OLD,
        NO_DATE
    }

    private final Set<Question> unanswered = new LinkedHashSet<>();
    private final Set<Defect> defects = new LinkedHashSet<>();
    private String collaborationName = "Collaboration";

    /** The same with something wrong. */
    public Room with(Defect... wrong) {
        defects.addAll(List.of(wrong));
        return this;
    }

    /** The same with questions that stay unanswered. */
    public Room without(Question... questions) {
        unanswered.addAll(List.of(questions));
        return this;
    }

    /** The same under another name. */
    public Room named(String name) {
        collaborationName = name;
        return this;
    }

    /** The fault of a question. */
    public static Fault fault(Question question) {
        return new Fault(question.name(), "AccessDeniedException", "not allowed");
    }

    private <T> Answer<T> answer(Question question, T value) {
        return unanswered.contains(question) ? Answer.unknown(fault(question)) : Answer.of(value);
    }

    private boolean has(Defect defect) {
        return defects.contains(defect);
    }

    /** The catalog's table. */
    public CatalogTable table() {
        List<String> columns = new ArrayList<>(List.of("customer_user_id", "c1"));
        if (has(Defect.TOO_WIDE)) {
            IntStream.range(2, 100).forEach(i -> columns.add("c" + i));
        }
        Optional<LocalDate> date = Optional.of(LocalDate.parse(has(Defect.OLD) ? "2025-12-31" : "2026-01-01"));
        return new CatalogTable(
                TABLE,
                "s3://lake/part_a/",
                columns,
                List.of("id_bucket"),
                has(Defect.NO_DATE) ? Optional.empty() : date);
    }

    /** What Clean Rooms answers. */
    public CleanRoom cleanRoom() {
        return new CleanRoom(
                answer(
                        Question.MEMBERSHIP,
                        new CleanRoom.Membership("m", "c", collaborationName, true, "results", "r/", "role")),
                answer(Question.MEMBERS, List.of(new CleanRoom.Member("111", "ACX", "ACTIVE", List.of("CAN_QUERY")))),
                answer(Question.CONFIGURED_TABLES, configured()),
                answer(Question.ASSOCIATIONS, associations()),
                answer(
                        Question.SCHEMAS,
                        List.of(new CleanRoom.Schema(
                                "acx_part_a",
                                "TABLE",
                                "000",
                                has(Defect.NO_SCHEMA_RULE) ? List.of() : List.of("CUSTOM")))),
                answer(
                        Question.NAMESPACE_ASSOCIATIONS,
                        List.of(new CleanRoom.NamespaceAssociation("n", "ACXIdNamespace", "", "SOURCE", "arn:ns"))),
                answer(
                        Question.MAPPING_TABLES,
                        List.of(new CleanRoom.MappingTable("mt", "acx_mapping", "", "arn:workflow"))));
    }

    private List<ConfiguredTable> configured() {
        if (has(Defect.NOT_CONFIGURED)) {
            return List.of();
        }
        List<String> allowed = new ArrayList<>(table().columns());
        if (has(Defect.COLUMN_VANISHED)) {
            allowed.add("gone");
        }
        if (has(Defect.COLUMN_NOT_ALLOWED)) {
            allowed.remove("c1");
        }
        List<String> providers = has(Defect.NO_PROVIDER) ? List.of() : List.of("111");
        return List.of(new ConfiguredTable(
                "id-a",
                "configured_a",
                answer(Question.DETAIL, new ConfiguredTable.Detail(DATABASE, TABLE, allowed, "DIRECT_QUERY")),
                answer(
                        Question.RULE,
                        has(Defect.NO_RULE)
                                ? Optional.empty()
                                : Optional.of(new ConfiguredTable.Rule(List.of("ANY_QUERY"), providers)))));
    }

    private List<Association> associations() {
        List<Association> associations = new ArrayList<>();
        if (has(Defect.QUOTA_FULL)) {
            IntStream.range(0, 24)
                    .forEach(i -> associations.add(new Association(
                            "other-" + i, "acx_other_" + i, "id-other-" + i, Answer.of(Optional.empty()))));
        }
        if (!has(Defect.NOT_ASSOCIATED)) {
            associations.add(new Association(
                    "as-a",
                    "acx_part_a",
                    "id-a",
                    answer(
                            Question.RECEIVERS,
                            has(Defect.NO_COLLABORATION_RULE) ? Optional.empty() : Optional.of(List.of("000")))));
        } else if (has(Defect.QUOTA_FULL)) {
            associations.add(new Association("other", "acx_other", "id-other", Answer.of(Optional.empty())));
        }
        return associations;
    }

    /** What Entity Resolution answers. */
    public Identity identity() {
        return new Identity(
                answer(
                        Question.NAMESPACES,
                        List.of(new Identity.Namespace(
                                "ACXIdNamespace",
                                "arn:ns",
                                "SOURCE",
                                "ids",
                                Optional.of("RULE_BASED"),
                                answer(
                                        Question.NAMESPACE_SOURCE,
                                        new Identity.NamespaceSource(
                                                "role",
                                                "arn:aws:glue:us-east-1:000000000000:table/omc_flywheel_prod/part_addressable_ids_er",
                                                "acx_schema"))))),
                answer(
                        Question.SCHEMA_MAPPINGS,
                        List.of(new Identity.SchemaMapping(
                                "acx_schema",
                                "arn:schema",
                                Instant.EPOCH,
                                Instant.EPOCH,
                                false,
                                answer(
                                        Question.INPUT_FIELDS,
                                        List.of(
                                                new Identity.InputField("row_id", "UNIQUE_ID", null),
                                                new Identity.InputField("customer_user_id", "STRING", "AXM")))))));
    }

    /** The report on it. */
    public Report report() {
        return Report.of(
                Instant.parse("2026-02-01T10:11:12Z"),
                "m",
                DATABASE,
                "part_",
                LIMITS,
                List.of(table()),
                cleanRoom(),
                identity());
    }

    /** The report on its table. */
    public TableReport judged() {
        return report().tables().get(0);
    }
}
