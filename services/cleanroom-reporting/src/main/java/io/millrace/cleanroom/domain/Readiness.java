package io.millrace.cleanroom.domain;

import io.millrace.cleanroom.domain.room.Answer;
import io.millrace.cleanroom.domain.room.Association;
import io.millrace.cleanroom.domain.room.CatalogTable;
import io.millrace.cleanroom.domain.room.CleanRoom;
import io.millrace.cleanroom.domain.room.ConfiguredTable;
import io.millrace.cleanroom.domain.room.Fault;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Tells of each table whether it can be analysed, and of each that cannot, why. */
public final class Readiness {
    private static final String CUSTOM = "CUSTOM";

    private final String database;
    private final CleanRoom room;
    private final Limits limits;

    /** Judges tables of this database of the catalog. */
    public Readiness(String database, CleanRoom room, Limits limits) {
        this.database = database;
        this.room = room;
        this.limits = limits;
    }

    /** All tables: associated ones first, then by name. */
    public List<TableReport> of(List<CatalogTable> tables) {
        return tables.stream()
                .map(this::of)
                .sorted(Comparator.comparing(TableReport::associated)
                        .thenComparing(report -> report.table().name()))
                .toList();
    }

    private TableReport of(CatalogTable table) {
        Answer<Optional<ConfiguredTable>> configured = room.configuredTables().then(all -> configured(table, all));
        Answer<Optional<Association>> association =
                configured.then(found -> found.map(this::association).orElse(Answer.of(Optional.empty())));
        Answer<Optional<CleanRoom.Schema>> schema =
                association.then(found -> found.map(this::schema).orElse(Answer.of(Optional.empty())));
        TableReport known = new TableReport(table, configured, association, schema, List.of(), List.of());
        return new TableReport(table, configured, association, schema, findings(known), unknowns(known));
    }

    /**
     * A configured table that could not be looked at may be this table's: then nobody can say that there is none, nor that
     * the one that was found, which is not associated, is the one that counts.
     */
    private Answer<Optional<ConfiguredTable>> configured(CatalogTable table, List<ConfiguredTable> all) {
        Optional<ConfiguredTable> found = all.stream()
                .filter(candidate -> candidate.detail().known())
                .filter(candidate -> candidate.detail().value().refersTo(database, table.name()))
                .min(Comparator.comparing((ConfiguredTable candidate) -> !mayBeAssociated(candidate))
                        .thenComparing(ConfiguredTable::name)
                        .thenComparing(ConfiguredTable::id));
        if (found.filter(this::mayBeAssociated).isPresent()) {
            return Answer.of(found);
        }
        return all.stream()
                .filter(candidate -> !candidate.detail().known())
                .filter(candidate -> found.isEmpty() || mayBeAssociated(candidate))
                .findFirst()
                .<Answer<Optional<ConfiguredTable>>>map(
                        candidate -> Answer.unknown(candidate.detail().fault()))
                .orElse(Answer.of(found));
    }

    private boolean mayBeAssociated(ConfiguredTable candidate) {
        return association(candidate).map(Optional::isPresent).or(true);
    }

    private Answer<Optional<Association>> association(ConfiguredTable configured) {
        return room.associations().map(all -> all.stream()
                .filter(candidate -> candidate.configuredTableId().equals(configured.id()))
                .min(Comparator.comparing(Association::name)));
    }

    private Answer<Optional<CleanRoom.Schema>> schema(Association association) {
        return room.schemas().map(all -> all.stream()
                .filter(candidate -> candidate.name().equals(association.name()))
                .findFirst());
    }

    private static List<Fault> unknowns(TableReport report) {
        Set<Fault> faults = new LinkedHashSet<>();
        for (Answer<?> answer : List.of(
                report.configured(),
                report.detail(),
                report.rule(),
                report.association(),
                report.receivers(),
                report.schema())) {
            if (!answer.known()) {
                faults.add(answer.fault());
            }
        }
        return List.copyOf(faults);
    }

    private List<Finding> findings(TableReport report) {
        List<Finding> findings = new ArrayList<>();
        if (report.configured().known() && report.configured().value().isEmpty()) {
            findings.add(new Finding(
                    Reason.NO_CONFIGURED_TABLE,
                    "no configured table refers to " + database + "."
                            + report.table().name()));
        }
        report.configured().or(Optional.empty()).ifPresent(table -> rule(report, table, findings));
        association(report, findings);
        columns(report, findings);
        snapshot(report.table(), findings);
        return findings;
    }

    private static void rule(TableReport report, ConfiguredTable configured, List<Finding> findings) {
        if (!report.rule().known()) {
            return;
        }
        Optional<ConfiguredTable.Rule> rule = report.rule().value();
        if (rule.isEmpty()) {
            findings.add(new Finding(
                    Reason.ANALYSIS_RULE_MISSING, "configured table " + configured.name() + " has no CUSTOM rule"));
        } else if (rule.get().allowedAnalysisProviders().isEmpty()) {
            findings.add(new Finding(
                    Reason.NO_ANALYSIS_PROVIDER, "the rule of " + configured.name() + " names no analysis provider"));
        }
    }

    private void association(TableReport report, List<Finding> findings) {
        if (report.associated() == State.NO) {
            findings.add(new Finding(Reason.NOT_ASSOCIATED, "the membership has no association of it"));
            int count = room.associations().map(List::size).or(0);
            if (count >= limits.associations()) {
                findings.add(new Finding(
                        Reason.ASSOCIATION_QUOTA_REACHED,
                        "the membership has " + count + " associations, " + limits.associations() + " are allowed"));
            }
        }
        report.association().or(Optional.empty()).ifPresent(association -> {
            if (report.receivers().known() && report.receivers().value().isEmpty()) {
                findings.add(new Finding(
                        Reason.COLLABORATION_RULE_MISSING,
                        "association " + association.name() + " has no collaboration analysis rule"));
            } else if (lacksSchemaRule(report)) {
                findings.add(new Finding(
                        Reason.COLLABORATION_RULE_MISSING,
                        "the collaboration shows no CUSTOM rule for " + association.name()));
            }
        });
    }

    /** A table without a rule of its own is told of as such; the collaboration cannot show one then. */
    private static boolean lacksSchemaRule(TableReport report) {
        return report.rule().or(Optional.empty()).isPresent()
                && report.schema().known()
                && report.schema().value().stream()
                        .noneMatch(schema -> schema.analysisRuleTypes().contains(CUSTOM));
    }

    private void columns(TableReport report, List<Finding> findings) {
        CatalogTable table = report.table();
        report.detail().or(Optional.empty()).ifPresent(detail -> {
            List<String> vanished = without(detail.allowedColumns(), table.columns(), table.partitionKeys());
            List<String> notAllowed = without(table.columns(), detail.allowedColumns(), List.of());
            if (!vanished.isEmpty() || !notAllowed.isEmpty()) {
                findings.add(new Finding(
                        Reason.COLUMNS_DIFFER,
                        ColumnNames.told("allowed but not in the catalog", vanished)
                                + (vanished.isEmpty() || notAllowed.isEmpty() ? "" : "; ")
                                + ColumnNames.told("in the catalog but not allowed", notAllowed)));
            }
        });
        if (table.width() > limits.columns()) {
            findings.add(new Finding(
                    Reason.TOO_MANY_COLUMNS,
                    table.width() + " columns with partition keys, " + limits.columns() + " are allowed"));
        }
    }

    private static List<String> without(List<String> names, List<String> others, List<String> more) {
        Set<String> known = new LinkedHashSet<>();
        others.forEach(name -> known.add(name.toLowerCase(Locale.ROOT)));
        more.forEach(name -> known.add(name.toLowerCase(Locale.ROOT)));
        return names.stream()
                .filter(name -> !known.contains(name.toLowerCase(Locale.ROOT)))
                .toList();
    }

    private void snapshot(CatalogTable table, List<Finding> findings) {
        if (table.snapshotDt().isEmpty()) {
            findings.add(new Finding(
                    Reason.SNAPSHOT_DATE_MISSING,
                    "the catalog does not say which snapshot " + table.name() + " shows"));
        } else if (table.snapshotDt().get().isBefore(limits.oldestSnapshot())) {
            findings.add(new Finding(
                    Reason.SNAPSHOT_TOO_OLD,
                    "it shows the snapshot of " + table.snapshotDt().get() + ", good is " + limits.oldestSnapshot()
                            + " or later"));
        }
    }
}
