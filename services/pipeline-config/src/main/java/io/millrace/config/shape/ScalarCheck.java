package io.millrace.config.shape;

import io.millrace.config.yaml.NearestName;
import io.millrace.config.yaml.Problems;
import io.millrace.config.yaml.ScalarKind;
import io.millrace.config.yaml.YamlNode;
import io.millrace.config.yaml.YamlScalar;

import java.math.BigDecimal;

/** Holds a single value against its shape. */
final class ScalarCheck {
    private final Problems problems;

    ScalarCheck(Problems problems) {
        this.problems = problems;
    }

    void check(YamlNode node, Shape shape, String part) {
        if (node instanceof YamlScalar value && value.kind() == ScalarKind.UNRESOLVED) {
            return;
        }
        if (!(node instanceof YamlScalar scalar) || !isOfKind(scalar, shape)) {
            otherKind(node, shape, part);
        } else if (shape instanceof Shape.Text text && !scalar.text().matches(text.pattern())) {
            problems.add(
                    scalar.place(),
                    part,
                    "%s does not fit".formatted(scalar.described()),
                    "Write " + text.described() + ".");
        } else if (shape instanceof Shape.Whole whole && !isWithin(scalar, whole)) {
            problems.add(
                    scalar.place(),
                    part,
                    "%s is out of range".formatted(scalar.described()),
                    "Write " + whole.described() + ".");
        } else if (shape instanceof Shape.Choice choice && !choice.words().contains(scalar.text())) {
            problems.add(
                    scalar.place(),
                    part,
                    "%s is not known here".formatted(scalar.described()),
                    NearestName.advice(scalar.text(), choice.words()));
        }
    }

    /** Tells that a value is of another kind than it must be. */
    void otherKind(YamlNode node, Shape shape, String part) {
        boolean textMeant = (shape instanceof Shape.Text || shape instanceof Shape.Choice)
                && node instanceof YamlScalar scalar
                && !scalar.isNothing();
        problems.add(
                node.place(),
                part,
                "%s stands where %s is wanted".formatted(node.described(), shape.described()),
                textMeant ? "Put it in quotes when that text is meant." : "Write " + shape.described() + ".");
    }

    private static boolean isOfKind(YamlScalar scalar, Shape shape) {
        if (shape instanceof Shape.Text || shape instanceof Shape.Choice) {
            return scalar.kind() == ScalarKind.TEXT;
        }
        if (shape instanceof Shape.Whole) {
            return scalar.isNumber() && scalar.number().stripTrailingZeros().scale() <= 0;
        }
        if (shape instanceof Shape.Flag) {
            return scalar.kind() == ScalarKind.FLAG;
        }
        return shape instanceof Shape.Numeric ? scalar.isNumber() : !scalar.isNothing();
    }

    private static boolean isWithin(YamlScalar scalar, Shape.Whole whole) {
        BigDecimal number = scalar.number();
        return number.compareTo(BigDecimal.valueOf(whole.least())) >= 0
                && number.compareTo(BigDecimal.valueOf(whole.most())) <= 0;
    }
}
