package io.millrace.config.tables.read;

import io.millrace.config.quality.checks.Metric;
import io.millrace.config.quality.rules.RuleContract;
import io.millrace.config.quality.transforms.TransformContracts;
import io.millrace.config.shape.Key;
import io.millrace.config.shape.Shape.Choice;
import io.millrace.config.shape.Shape.Group;
import io.millrace.config.shape.Shape.Numeric;
import io.millrace.config.shape.Shape.Tagged;
import io.millrace.config.shape.Shape.Text;
import io.millrace.config.shape.Shape.Whole;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The keys of rules, transforms and checks. */
final class QualityShape {
    private static final Choice SEVERITY = Choice.of("error", "warning");

    static final Group CHECK = Group.of(
            Key.required("metric", new Choice(Metric.titles()), "What is measured."),
            Key.optional("column", Forms.COLUMN, "Of which column."),
            Key.optional("threshold", new Numeric(), "The least that is right; measured only without it."),
            severity(),
            Key.optional("pattern", Text.any(), "For compliance: a regular expression that the column's texts match."),
            Key.optional(
                    "expression",
                    Text.any(),
                    "For compliance: a condition such as speed_kmh >= 0 AND speed_kmh < 350."),
            Key.optional("name", Text.any(), "A name for people."));

    private QualityShape() {}

    static Tagged rule(Map<String, RuleContract> contracts) {
        Map<String, Group> params = new LinkedHashMap<>();
        contracts.forEach((type, contract) -> params.put(type, contract.params()));
        return new Tagged(
                Group.of(
                        Key.required("id", Text.any(), "Names the rule in quarantine and metrics; once in a file."),
                        Key.required("type", new Choice(List.copyOf(params.keySet())), "The rule's type."),
                        Key.required("column", Forms.COLUMN, "The column that it judges."),
                        Key.optional("params", Group.any(), "What the type needs."),
                        severity()),
                "type",
                "params",
                params);
    }

    static Tagged transform() {
        Map<String, Group> params = new LinkedHashMap<>();
        TransformContracts.all().forEach((type, contract) -> params.put(type, contract.params()));
        return new Tagged(
                Group.of(
                        Key.required("id", Text.any(), "Names the transform; once in a file."),
                        Key.required("type", new Choice(List.copyOf(params.keySet())), "The transform's type."),
                        Key.required("column", Forms.COLUMN, "The column that it changes."),
                        Key.optional("params", Group.any(), "What the type needs."),
                        Key.optional(
                                "order",
                                new Whole(0, 1_000_000),
                                "Its turn among the table's transforms; its place in the list without it.")),
                "type",
                "params",
                params);
    }

    private static Key severity() {
        return Key.optional("severity", SEVERITY, "error sets the row aside or breaches; warning counts.")
                .orElse("error");
    }
}
