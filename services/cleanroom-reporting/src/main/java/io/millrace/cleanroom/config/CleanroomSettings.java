package io.millrace.cleanroom.config;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The settings of the report, checked.
 *
 * @param environment the deployment's name
 * @param database the only one of the catalog that is reported on
 * @param excludedTables names with {@code *} for any text
 */
public record CleanroomSettings(
        String environment,
        Optional<String> membershipId,
        Optional<String> database,
        String tablePrefix,
        Set<String> datasets,
        Set<String> excludedTables,
        String reportBucket,
        String reportPrefix,
        Set<ReportFormat> formats,
        int maxSnapshotAgeDays,
        int maxAssociations,
        int maxColumns,
        int concurrency) {
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Checks them. */
    public CleanroomSettings {
        membershipId.filter(id -> !UUID.matcher(id).matches()).ifPresent(id -> {
            throw new IllegalArgumentException("millrace.cleanroom.membership-id is " + id
                    + ", no id of a membership: copy it from the Clean Rooms console, it is a UUID");
        });
        if (!formats.contains(ReportFormat.JSON)) {
            throw new IllegalArgumentException("millrace.cleanroom.formats is " + formats
                    + " without json: add it, the JSON document says that a report is complete");
        }
        reportPrefix = reportPrefix.isEmpty() || reportPrefix.endsWith("/") ? reportPrefix : reportPrefix + "/";
        datasets = Set.copyOf(datasets);
        excludedTables = Set.copyOf(excludedTables);
        formats = Set.copyOf(formats);
    }

    /** From the configuration. */
    public static CleanroomSettings of(CleanroomConfig config, String environment) {
        return new CleanroomSettings(
                environment,
                config.membershipId().filter(id -> !id.isBlank()),
                config.database().filter(name -> !name.isBlank()).map(name -> in(name, environment)),
                config.tablePrefix(),
                config.datasets(),
                config.excludedTables(),
                in(config.reportBucket(), environment),
                config.reportPrefix(),
                config.formats(),
                config.maxSnapshotAgeDays(),
                config.maxAssociations(),
                config.maxColumns(),
                config.concurrency());
    }

    /** Whether the report tells of a table with this name. */
    public boolean reportsOn(String table) {
        return table.startsWith(tablePrefix)
                && excludedTables.stream().noneMatch(pattern -> matches(pattern.strip(), table));
    }

    private static boolean matches(String pattern, String table) {
        return Pattern.matches(("\\Q" + pattern + "\\E").replace("*", "\\E.*\\Q"), table);
    }

    private static String in(String name, String environment) {
        return name.replace("{env}", environment);
    }
}
