package io.millrace.jobs.reconcile.value;

import io.millrace.config.envelope.TypeProfile;
import io.millrace.config.tables.ColumnType;
import io.millrace.jobs.quality.transforms.ColumnTransform;

import java.util.Optional;

/**
 * A column on both sides.
 *
 * @param sql of the source's column
 * @param form what the lake must hold, in SQL; {@code null} when SQL cannot say it
 */
public record ComparedColumn(
        String name, SourceKind kind, TypeProfile profile, ColumnTransform transform, String sql, SqlForm form) {
    /**
     * A column.
     *
     * @param sql of the source's column
     * @param precision of a constrained {@code numeric}; 0 otherwise
     */
    public static ComparedColumn of(
            String sql, SourceKind kind, int precision, TypeProfile profile, ColumnTransform transform) {
        Optional<SqlForm> form = SourceForms.of(
                        sql, kind, precision, profile, transform.source().type())
                .flatMap(source -> TransformForms.of(source, transform));
        return new ComparedColumn(transform.source().name(), kind, profile, transform, sql, form.orElse(null));
    }

    /** Its name in the lake. */
    public String output() {
        return transform.output();
    }

    /** Its type in the lake. */
    public ColumnType type() {
        return transform.type();
    }

    /** Its value before transforms, or {@link DeclaredValue#UNFIT}. */
    public Object declared(String raw) {
        return raw == null
                ? null
                : DeclaredValue.of(
                        EnvelopeValue.of(kind, raw, profile), transform.source().type());
    }

    /** The value that the lake must hold, or {@link DeclaredValue#UNFIT}. */
    public Object value(String raw) {
        Object declared = declared(raw);
        return declared == DeclaredValue.UNFIT ? declared : transform.apply(declared);
    }

    /** Its text; of a value that does not fit its type one that no value has. */
    public String canonical(String raw) {
        Object value = value(raw);
        return value == DeclaredValue.UNFIT ? "\0" : Canonical.of(value, type());
    }
}
