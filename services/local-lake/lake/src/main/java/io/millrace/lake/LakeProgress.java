package io.millrace.lake;

import java.time.Duration;

/** Told how the start of a lake goes on; called from several threads. */
public interface LakeProgress {
    /** A part's process is about to be launched. */
    void starting(LakePart part);

    /** A part answers. */
    void ready(LakePart part, int port, Duration took);

    /** Says nothing. */
    static LakeProgress silent() {
        return Silent.INSTANCE;
    }

    /** See {@link LakeProgress#silent()}. */
    enum Silent implements LakeProgress {
        /** The only instance. */
        INSTANCE;

        @Override
        public void starting(LakePart part) {}

        @Override
        public void ready(LakePart part, int port, Duration took) {}
    }
}
