package io.millrace.config.tables.check;

import io.millrace.config.quality.CheckConfig;
import io.millrace.config.quality.Finding;
import io.millrace.config.quality.RuleConfig;
import io.millrace.config.quality.TransformConfig;
import io.millrace.config.quality.checks.CheckContract;
import io.millrace.config.quality.rules.RuleContract;
import io.millrace.config.quality.rules.RuleScope;
import io.millrace.config.quality.transforms.StoredColumns;
import io.millrace.config.tables.ColumnConfig;
import io.millrace.config.tables.TableConfig;
import io.millrace.config.yaml.NearestName;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A table's rules, transforms and checks. */
final class QualityCheck {
    private final TableConfig table;
    private final RuleScope scope;
    private final Map<String, RuleContract> contracts;
    private final Report report;

    QualityCheck(TableConfig table, List<TableConfig> tables, Map<String, RuleContract> contracts, Report report) {
        this.table = table;
        this.scope = new RuleScope(table, tables);
        this.contracts = contracts;
        this.report = report;
    }

    void check() {
        table.dqRules().forEach(this::rule);
        transforms();
        checks();
    }

    private void rule(RuleConfig rule) {
        RuleContract contract = contracts.get(rule.type());
        if (isKnown(rule, rule.column()) && contract != null) {
            contract.problems(rule, scope).forEach(finding -> report.wrong(rule, finding));
        }
    }

    private void transforms() {
        StoredColumns.check(table, report::wrong);
        Set<String> turns = new HashSet<>();
        for (TransformConfig transform : table.transforms()) {
            if (!turns.add(transform.order() + " " + transform.column())) {
                report.wrong(
                        transform,
                        "order",
                        "another transform of the column has the same turn, so that nobody knows which comes first",
                        "Give each its own order.");
            }
            Object renamed = transform.params().get("new_name");
            if ("rename".equals(transform.type()) && renamed instanceof String name && ReservedColumns.has(name)) {
                report.wrong(
                        transform,
                        "params.new_name",
                        "tables keep their history in a column of this name",
                        "Choose another name.");
            }
        }
    }

    private void checks() {
        Set<CheckConfig> measured = new HashSet<>();
        for (CheckConfig check : table.deequChecks()) {
            if (check.column() == null || isKnown(check, check.column())) {
                CheckContract.problems(check, table).forEach(finding -> report.wrong(check, finding));
            }
            CheckConfig what = new CheckConfig(
                    check.metric(), check.column(), null, null, check.pattern(), check.expression(), check.name());
            if (!measured.add(what)) {
                report.wrong(
                        check,
                        "metric",
                        "the same is measured twice",
                        "Remove one of them, or give each a name when both thresholds are meant.");
            }
        }
    }

    private boolean isKnown(Object part, String column) {
        List<String> known = table.schema().stream().map(ColumnConfig::name).toList();
        boolean isKnown = known.contains(column);
        if (!isKnown && column != null) {
            report.wrong(
                    part,
                    new Finding(
                            "column",
                            "the table has no column '%s'".formatted(column),
                            NearestName.advice(column, known)));
        }
        return isKnown;
    }
}
