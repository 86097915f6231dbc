package io.millrace.cli.demo.wide;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The column mapping as it is delivered: UTF-8 with a byte order mark, no line break at its end. */
public final class MappingCsv {
    private static final String HEADER =
            "OMC_FLYWHEEL_TABLE,OMC_FLYWHEEL_COLUMN,FUNCTION_DESCRIPTION,OPUS_COLUMN,ELEMENT_NUMBER";
    private static final int UNDESCRIBED_EVERY = 37;

    private MappingCsv() {}

    /** The text. */
    public static String of(WideShape shape) {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        for (WideTable table : shape.tables()) {
            if (table.keyListed()) {
                lines.add(table.name() + ",customer_user_id,Customer User ID,CUSTOMER_USER_ID,CUSTOMER_BASE_ID");
            }
            table.attributes().forEach(attribute -> lines.add(line(table, attribute)));
        }
        return '\uFEFF' + String.join("\n", lines);
    }

    private static String line(WideTable table, Attribute attribute) {
        boolean described = attribute.number() % UNDESCRIBED_EVERY != 0;
        String description = described
                ? "\"Attribute " + attribute.number() + ", "
                        + attribute.kind().name().toLowerCase(Locale.ROOT) + '"'
                : "";
        return String.join(
                ",",
                table.name(),
                attribute.name(),
                description,
                attribute.source(),
                described ? Integer.toString(attribute.number()) : "");
    }
}
