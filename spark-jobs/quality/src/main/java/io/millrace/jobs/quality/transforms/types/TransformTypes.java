package io.millrace.jobs.quality.transforms.types;

import io.millrace.config.tables.ColumnType.Kind;
import io.millrace.jobs.quality.value.Params;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Every kind of transform by its name in {@code tables.yaml}. */
public final class TransformTypes {
    private static final Map<String, TransformType> KNOWN = new TreeMap<>();

    static {
        add(TransformType.of("trim", Set.of(), false, (params, input, env) -> TextForm.TRIM.of(input), Kind.STRING));
        add(TransformType.of("lower", Set.of(), false, (params, input, env) -> TextForm.LOWER.of(input), Kind.STRING));
        add(TransformType.of("upper", Set.of(), false, (params, input, env) -> TextForm.UPPER.of(input), Kind.STRING));
        add(TransformType.of("round", Set.of(RoundTo.DECIMALS), false, RoundTo::make, Kind.DOUBLE, Kind.DECIMAL));
        add(TransformType.of("mask_pii", Set.of(MaskPii.VISIBLE), true, MaskPii::make, Kind.STRING));
        add(TransformType.of("hash", Set.of(KeyedHash.KEY), true, KeyedHash::make, KeyedHash.TAKES));
        add(TransformType.of(TransformType.CAST, CastTo.PARAMS, false, CastTo::make, Kind.values()));
        add(TransformType.of("default_value", Set.of(DefaultValue.VALUE), false, DefaultValue::make, Kind.values()));
    }

    private TransformTypes() {}

    private static void add(TransformType type) {
        KNOWN.put(type.name(), type);
    }

    /**
     * The type of that name.
     *
     * @param params of the transform, for the message
     * @throws io.millrace.config.InvalidInputException when there is none
     */
    public static TransformType named(String name, Params params) {
        TransformType type = KNOWN.get(name);
        if (type == null) {
            throw params.invalid(
                    "no transform of type %s is known".formatted(name),
                    "Known are %s, %s.".formatted(String.join(", ", KNOWN.keySet()), TransformType.RENAME));
        }
        return type;
    }
}
