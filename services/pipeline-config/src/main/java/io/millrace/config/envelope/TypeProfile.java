package io.millrace.config.envelope;

import java.util.Locale;

/** How values of the source are written in the envelope. */
public enum TypeProfile {
    /** As AWS DMS does: numbers of any precision as doubles, booleans and moments as texts. */
    DMS,
    /** Without loss: decimals as texts, booleans as such, moments as ISO texts with microseconds. */
    EXACT;

    /** The name in settings and in the envelope. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
