package io.millrace.jobs.reconcile.value;

import io.millrace.config.quality.TransformConfig;
import io.millrace.config.tables.ColumnType;
import io.millrace.config.tables.ColumnType.Kind;
import io.millrace.jobs.quality.transforms.ColumnTransform;
import io.millrace.jobs.quality.transforms.types.MaskPii;
import io.millrace.jobs.quality.transforms.types.RoundTo;
import io.millrace.jobs.quality.transforms.types.ValueTransform;
import io.millrace.jobs.quality.value.TypedValue;

import java.util.Optional;

/**
 * A column's transforms in SQL, as far as SQL can make them exactly. Letters change their case alike on both sides only in ASCII, so
 * that other texts are left to Java; keyed hashes and most casts always are.
 */
public final class TransformForms {
    private TransformForms() {}

    /** The form after all transforms, if there is one. */
    public static Optional<SqlForm> of(SqlForm source, ColumnTransform transform) {
        SqlForm form = source;
        for (ColumnTransform.Step step : transform.steps()) {
            form = next(form, step.config(), step.function());
            if (form == null) {
                return Optional.empty();
            }
        }
        return Optional.of(new SqlForm(form.sql(), form.exactWhen(), transform.type()));
    }

    private static SqlForm next(SqlForm form, TransformConfig config, ValueTransform function) {
        String value = "(" + form.sql() + ")";
        ColumnType type = form.type();
        return switch (config.type()) {
            case "trim" -> form.then("btrim(" + value + ", ' ')", type);
            case "lower", "upper" ->
                form.then(
                        config.type() + "(" + value + " collate \"C\")",
                        "octet_length(" + value + ") = char_length(" + value + ")",
                        type);
            case "round" -> round(form, value, ((RoundTo) function).decimals());
            case "mask_pii" -> form.then(masked(value, ((MaskPii) function).visible()), type);
            case "default_value" ->
                literal(config.params().get("value"), type)
                        .map(written -> form.then("coalesce(" + value + ", " + written + ")", type))
                        .orElse(null);
            default -> null;
        };
    }

    private static SqlForm round(SqlForm form, String value, int decimals) {
        if (form.type().kind() == Kind.DOUBLE) {
            return form.then("round(" + value + "::text::numeric, " + decimals + ")::float8", form.type());
        }
        ColumnType type = new ColumnType(Kind.DECIMAL, form.type().precision(), decimals);
        return form.then("round(" + value + ", " + decimals + ")", type);
    }

    private static String masked(String value, int visible) {
        return "left(%1$s, case when char_length(%1$s) <= %2$d then 0 else least(%2$d, char_length(%1$s) / 2) end) || '****'"
                .formatted(value, visible);
    }

    private static Optional<String> literal(Object written, ColumnType type) {
        Object value = TypedValue.of(written, type);
        return Optional.ofNullable(
                switch (type.kind()) {
                    case STRING -> value.toString().indexOf(0) < 0 ? quoted(value.toString()) + "::text" : null;
                    case INTEGER, LONG -> quoted(value.toString()) + "::bigint";
                    case DOUBLE -> quoted(value.toString()) + "::float8";
                    case DECIMAL -> quoted(Canonical.of(value, type)) + "::numeric";
                    case BOOLEAN -> value.toString();
                    case DATE, TIMESTAMP -> null;
                });
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
