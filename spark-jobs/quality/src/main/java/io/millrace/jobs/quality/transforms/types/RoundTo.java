package io.millrace.jobs.quality.transforms.types;

import io.millrace.config.tables.ColumnType;
import io.millrace.jobs.quality.value.Params;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/**
 * Rounds to {@code decimals} digits after the point (2 where it does not say), ties away from zero. A double is rounded as its shortest
 * decimal text, so that 0.285 becomes 0.29; what is not finite stays. A decimal gets that scale.
 */
public record RoundTo(int decimals) implements ValueTransform {
    static final String DECIMALS = "decimals";
    private static final long serialVersionUID = 1L;

    static TransformType.Made make(Params params, ColumnType input, Map<String, String> environment) {
        int decimals = params.count(DECIMALS, 2, 0);
        if (input.kind() == ColumnType.Kind.DOUBLE) {
            return new TransformType.Made(new RoundTo(decimals), input);
        }
        int scale = Math.min(decimals, input.scale());
        int carry = scale < input.scale() ? 1 : 0;
        ColumnType output =
                new ColumnType(input.kind(), Math.max(1, input.precision() - input.scale() + scale + carry), scale);
        return new TransformType.Made(new RoundTo(scale), output);
    }

    @Override
    public Object apply(Object value) {
        if (value instanceof Double number) {
            return Double.isFinite(number)
                    ? (Object) BigDecimal.valueOf(number)
                            .setScale(decimals, RoundingMode.HALF_UP)
                            .doubleValue()
                    : number;
        }
        return value == null ? null : ((BigDecimal) value).setScale(decimals, RoundingMode.HALF_UP);
    }
}
