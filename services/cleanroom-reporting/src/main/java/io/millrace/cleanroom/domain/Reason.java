package io.millrace.cleanroom.domain;

import java.util.Locale;

/** Why a table cannot be analysed. */
public enum Reason {
    /** Clean Rooms does not know the table. */
    NO_CONFIGURED_TABLE("Create a configured table for it."),
    /** Its configured table has no CUSTOM analysis rule. */
    ANALYSIS_RULE_MISSING("Give the configured table a CUSTOM analysis rule."),
    /** Its analysis rule lets nobody run an analysis. */
    NO_ANALYSIS_PROVIDER("Name an allowed analysis provider in the analysis rule."),
    /** The membership does not have it. */
    NOT_ASSOCIATED("Associate the configured table with the membership."),
    /** The membership has as many associations as it may have. */
    ASSOCIATION_QUOTA_REACHED("Have the quota raised, or remove an association that is not needed."),
    /** Its association has no collaboration analysis rule. */
    COLLABORATION_RULE_MISSING("Give the association a collaboration analysis rule."),
    /** The configured table's columns are not the catalog's. */
    COLUMNS_DIFFER("Create the configured table anew with the columns of the catalog."),
    /** It has more columns than a configured table may have. */
    TOO_MANY_COLUMNS("Take columns out of the table, or spread them over two."),
    /** It shows an old snapshot. */
    SNAPSHOT_TOO_OLD("Have the newest snapshot bucketed: millrace bucket."),
    /** Nothing tells which snapshot it shows. */
    SNAPSHOT_DATE_MISSING("Have it registered again, so that the catalog says its snapshot_dt.");

    private final String remedy;

    Reason(String remedy) {
        this.remedy = remedy;
    }

    /** The name in the report, for example {@code columns-differ}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What to do about it. */
    public String remedy() {
        return remedy;
    }
}
