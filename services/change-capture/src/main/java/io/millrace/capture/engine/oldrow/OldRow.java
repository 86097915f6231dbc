package io.millrace.capture.engine.oldrow;

import java.nio.ByteBuffer;

/** How much of a row as it was before the database sent. */
public enum OldRow {
    /** Nothing: the row is new, or its key stayed as it was. */
    NONE,
    /** The key; the other columns are null and mean nothing. */
    KEY,
    /** All of it, as under replica identity FULL. */
    WHOLE;

    private static final int TYPE_AND_RELATION = 1 + Integer.BYTES;

    /** What a message of pgoutput carries; its position stays. */
    static OldRow of(ByteBuffer message) {
        int start = message.position();
        if (message.remaining() <= TYPE_AND_RELATION || "DU".indexOf(message.get(start)) < 0) {
            return NONE;
        }
        return switch (message.get(start + TYPE_AND_RELATION)) {
            case 'K' -> KEY;
            case 'O' -> WHOLE;
            default -> NONE;
        };
    }
}
