package io.millrace.lake;

import java.util.Set;

/**
 * The lake that all tests of a JVM share: temporary, started with the first part that a test asks for, grown by the parts
 * that later tests need, stopped when the JVM ends. Tests keep apart by names of their own for topics, tables and buckets.
 */
public final class TestLake {
    private static LocalLake lake;

    private TestLake() {}

    /** The shared lake, with at least these parts running. */
    public static synchronized LocalLake with(LakePart... parts) {
        if (lake == null) {
            lake = LocalLake.start(LakeSpec.temporary(parts), LakeProgress.silent());
            Runtime.getRuntime().addShutdownHook(new Thread(lake::close, "close-test-lake"));
        } else {
            lake.add(Set.of(parts));
        }
        return lake;
    }
}
