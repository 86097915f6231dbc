package io.millrace.jobs.quality.transforms.types;

import io.millrace.config.tables.ColumnType;
import io.millrace.config.tables.ColumnType.Kind;
import io.millrace.jobs.quality.value.Columns;
import io.millrace.jobs.quality.value.Params;

import java.time.DateTimeException;
import java.util.Map;
import java.util.Set;

/**
 * Makes a value one of the type {@code to_type} (or {@code target_type}): exactly, or not at all. Nothing is rounded, cut or wrapped round,
 * but for a double, which is the nearest one. A value that does not fit becomes null here; rows with such a value are set aside before, see
 * {@link io.millrace.jobs.quality.rules.RowJudge}.
 */
public final class CastTo implements ValueTransform {
    static final Set<String> PARAMS = Set.of("to_type", "target_type");
    private static final long serialVersionUID = 1L;

    private final Conversion conversion;
    private final int precision;
    private final int scale;

    private CastTo(Conversion conversion, ColumnType target) {
        this.conversion = conversion;
        this.precision = target.precision();
        this.scale = target.scale();
    }

    static TransformType.Made make(Params params, ColumnType input, Map<String, String> environment) {
        if (params.has("to_type") && params.has("target_type")) {
            throw params.invalid("it has both to_type and target_type", "Write one of them.");
        }
        String written = params.text(params.has("target_type") ? "target_type" : "to_type");
        ColumnType target = TypeName.parse(written, params);
        Conversion conversion = Conversion.between(input.kind(), target.kind());
        if (conversion == null) {
            throw params.invalid(
                    "nothing of type %s can be made %s".formatted(Columns.title(input), Columns.title(target)),
                    "Texts can be made every type, numbers each other, and all but doubles and timestamps texts.");
        }
        return new TransformType.Made(new CastTo(conversion, target), target);
    }

    @Override
    public Object apply(Object value) {
        if (value == null) {
            return null;
        }
        try {
            return conversion.convert(value, precision, scale);
        } catch (ArithmeticException | NumberFormatException | DateTimeException doesNotFit) {
            return null;
        }
    }

    @Override
    public boolean fits(Object value) {
        return value == null || apply(value) != null;
    }

    /** For tests and messages. */
    Kind target() {
        return conversion.target();
    }
}
