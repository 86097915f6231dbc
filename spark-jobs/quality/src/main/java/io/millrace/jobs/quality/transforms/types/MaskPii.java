package io.millrace.jobs.quality.transforms.types;

import io.millrace.config.tables.ColumnType;
import io.millrace.jobs.quality.value.Params;

import java.util.Map;

/**
 * Keeps the beginning of a text and hides the rest behind four stars, whatever its length: {@code 555-0101} becomes
 * {@code 555-****}. What stays is the first {@code visible_chars} characters (4 where it does not say), but never more than half of the
 * text, and nothing of a text that is no longer than that number: {@code 5550} becomes {@code ****}. Characters are Unicode
 * code points.
 */
public record MaskPii(int visible) implements ValueTransform {
    static final String VISIBLE = "visible_chars";
    private static final String STARS = "****";
    private static final long serialVersionUID = 1L;

    static TransformType.Made make(Params params, ColumnType input, Map<String, String> environment) {
        return new TransformType.Made(new MaskPii(params.count(VISIBLE, 4, 0)), input);
    }

    @Override
    public Object apply(Object value) {
        if (value == null) {
            return null;
        }
        String text = (String) value;
        int length = text.codePointCount(0, text.length());
        int kept = length <= visible ? 0 : Math.min(visible, length / 2);
        return text.substring(0, text.offsetByCodePoints(0, kept)) + STARS;
    }
}
