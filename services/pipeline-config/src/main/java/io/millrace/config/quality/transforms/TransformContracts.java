package io.millrace.config.quality.transforms;

import io.millrace.config.quality.Finding;
import io.millrace.config.quality.TransformConfig;
import io.millrace.config.tables.ColumnConfig;
import io.millrace.config.tables.ColumnType;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The types of transforms that there are. */
public final class TransformContracts {
    private static final Map<String, TransformContract> BY_TYPE = byType(List.of(
            new LettersTransform("trim"),
            new LettersTransform("lower"),
            new LettersTransform("upper"),
            new RoundTransform(),
            new MaskTransform(),
            new HashTransform(),
            new CastTransform(),
            new DefaultValueTransform(),
            new RenameTransform()));

    private TransformContracts() {}

    /** All of them, by type. */
    public static Map<String, TransformContract> all() {
        return BY_TYPE;
    }

    private static Map<String, TransformContract> byType(List<TransformContract> contracts) {
        Map<String, TransformContract> byType = new LinkedHashMap<>();
        contracts.forEach(contract -> byType.put(contract.type(), contract));
        return Collections.unmodifiableMap(byType);
    }

    /** That a transform works on columns of another kind. */
    static List<Finding> wrongColumn(
            TransformConfig transform, ColumnConfig column, String works, Predicate<ColumnType> fits) {
        return fits.test(column.type())
                ? List.of()
                : List.of(new Finding(
                        "column",
                        "%s works on %s, and here the column is a %s"
                                .formatted(
                                        transform.type(), works, column.type().title()),
                        "Name another column, or cast it in a transform before."));
    }
}
