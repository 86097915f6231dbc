package io.millrace.bucketed.domain;

/**
 * What tables are called.
 *
 * @param bucketed prefix of final tables
 * @param entityResolution prefix of Entity Resolution tables
 */
public record Names(String bucketed, String entityResolution) {
    /** What every Entity Resolution table's name ends with. */
    public static final String ER_SUFFIX = "_er";

    private static final String STAGING = "millrace_staging_";

    /** The final table. */
    public String bucketed(String base) {
        return bucketed + base;
    }

    /** The Entity Resolution table. */
    public String entityResolution(String base) {
        return entityResolution + base + ER_SUFFIX;
    }

    /** The table under which a version of another is looked at before anybody else sees it. */
    public String staging(String table, Version version) {
        return STAGING + table + "_" + version.name().replace('-', '_');
    }
}
