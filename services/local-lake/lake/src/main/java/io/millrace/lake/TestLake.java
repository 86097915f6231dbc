package io.millrace.lake;

import io.millrace.lake.shared.SharedLake;

/**
 * The lake that all tests of a JVM share: temporary, started with the first part that a test asks for, grown by the parts
 * that later tests need, stopped when the JVM ends. Tests keep apart by names of their own for topics, tables and buckets.
 */
public final class TestLake {
    private TestLake() {}

    /** The shared lake, with at least these parts running. */
    public static RunningLake with(LakePart... parts) {
        return SharedLake.with(parts);
    }
}
