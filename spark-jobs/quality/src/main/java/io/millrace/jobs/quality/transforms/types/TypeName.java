package io.millrace.jobs.quality.transforms.types;

import io.millrace.config.tables.ColumnType;
import io.millrace.jobs.quality.value.Params;

import java.util.Locale;

/** A type as configuration files write it; what validation of the file takes, this takes. */
final class TypeName {
    private TypeName() {}

    static ColumnType parse(String written, Params params) {
        return ColumnType.parse(written.toLowerCase(Locale.ROOT).strip())
                .orElseThrow(() -> params.invalid(
                        "no type %s is known".formatted(written),
                        "Known are %s and decimal(p,s) with up to 38 digits."
                                .formatted(String.join(", ", ColumnType.WORDS))));
    }
}
