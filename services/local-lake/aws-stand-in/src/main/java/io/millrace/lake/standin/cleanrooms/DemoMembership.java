package io.millrace.lake.standin.cleanrooms;

import io.millrace.lake.standin.entityresolution.SeededNamespace;
import io.millrace.lake.standin.entityresolution.SeededSchema;

import java.util.ArrayList;
import java.util.List;

/**
 * The built-in seed: the 27 attribute tables, 25 of them associated, which is all that a membership may have, and one
 * table or two with each defect.
 */
public final class DemoMembership {
    /** Id of the membership. */
    public static final String ID = "0f3c6a52-7d6e-4a0e-9a51-2b8f5d1c7e90";

    private static final String ACCOUNT = "000000000000";
    private static final String PARTNER = "111111111111";
    private static final List<String> BASES = List.of(
            "ibe_01",
            "ibe_01_a",
            "ibe_02",
            "ibe_02_a",
            "ibe_03",
            "ibe_03_a",
            "ibe_04",
            "ibe_04_a",
            "ibe_04_b",
            "ibe_05",
            "ibe_05_a",
            "ibe_06",
            "ibe_06_a",
            "ibe_08",
            "ibe_09",
            "miacs_01",
            "miacs_01_a",
            "miacs_02",
            "miacs_02_a",
            "miacs_02_b",
            "miacs_03",
            "miacs_03_a",
            "miacs_03_b",
            "miacs_04",
            "new_borrowers",
            "n_a",
            "n_a_a");
    private static final int PAGE = 10;

    private DemoMembership() {}

    /**
     * The seed for tables with this prefix in this database of the catalog.
     *
     * @param prefix for example {@code part_} or {@code bucketed_}
     */
    public static CleanRoomsSeed of(String database, String prefix) {
        return new CleanRoomsSeed(
                new SeededMembership(
                        ID,
                        "6b1d9d3e-52a1-4f0e-8a3c-90c1f4f3a7d2",
                        "ACX-OMC-Collaboration",
                        ACCOUNT,
                        new SeededMembership.Results(
                                "millrace-cleanroom-results", "results/", "arn:aws:iam::000000000000:role/results"),
                        List.of(
                                new SeededMembership.Member(ACCOUNT, "OMC Flywheel", List.of("CAN_RECEIVE_RESULTS")),
                                new SeededMembership.Member(PARTNER, "ACX", List.of("CAN_QUERY")))),
                PAGE,
                tables(database, prefix),
                List.of(new SeededNamespace(
                        "ACXIdNamespace",
                        "SOURCE",
                        "addressable ids",
                        "arn:aws:iam::000000000000:role/entity-resolution",
                        "arn:aws:glue:us-east-1:000000000000:table/" + database + "/part_addressable_ids_er",
                        "acx_schema",
                        "RULE_BASED",
                        true)),
                List.of("acx_id_mapping"),
                List.of(new SeededSchema(
                        "acx_schema",
                        List.of(
                                new SeededSchema.Field("row_id", "UNIQUE_ID", null),
                                new SeededSchema.Field("customer_user_id", "STRING", "AXM")))));
    }

    private static List<SeededTable> tables(String database, String prefix) {
        List<SeededTable> tables = new ArrayList<>();
        for (String base : BASES) {
            SeededTable whole = whole(database, prefix + base);
            switch (base) {
                case "new_borrowers" -> {
                    // has no configured table
                }
                case "ibe_04_b" -> tables.add(whole.notAssociated());
                case "miacs_02_b" -> tables.add(whole.withRule(null));
                case "ibe_08" -> tables.add(whole.withRule(new SeededTable.Rule(List.of("ANY_QUERY"), List.of())));
                case "miacs_04", "n_a" -> tables.add(whole.withoutCollaborationRule());
                case "ibe_02" -> tables.add(whole.withColumn("ibe_retired_01"));
                default -> tables.add(whole);
            }
        }
        return tables;
    }

    /** A table without defects. */
    public static SeededTable whole(String database, String name) {
        return new SeededTable(
                name,
                database,
                name,
                null,
                null,
                new SeededTable.Rule(List.of("ANY_QUERY"), List.of(PARTNER)),
                new SeededTable.Association("acx_" + name, List.of(ACCOUNT)));
    }
}
