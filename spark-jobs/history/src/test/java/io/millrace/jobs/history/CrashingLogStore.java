package io.millrace.jobs.history;

import io.delta.storage.LocalLogStore;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

import java.io.IOException;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicReference;

/** A log that can be told to die once, on either side of a commit, or to let somebody else commit first. */
public final class CrashingLogStore extends LocalLogStore {
    /** Where it dies. */
    enum Moment {
        BEFORE_COMMIT,
        AFTER_COMMIT
    }

    static final AtomicReference<Moment> NEXT = new AtomicReference<>();
    static final AtomicReference<Runnable> MEANWHILE = new AtomicReference<>();

    public CrashingLogStore(Configuration hadoop) {
        super(hadoop);
    }

    @Override
    public void write(Path path, Iterator<String> actions, Boolean overwrite, Configuration hadoop) throws IOException {
        Runnable meanwhile = MEANWHILE.getAndSet(null);
        if (meanwhile != null) {
            meanwhile.run();
        }
        Moment moment = NEXT.getAndSet(null);
        if (moment == Moment.BEFORE_COMMIT) {
            throw new IllegalStateException("died before the commit");
        }
        super.write(path, actions, overwrite, hadoop);
        if (moment == Moment.AFTER_COMMIT) {
            throw new IllegalStateException("died after the commit");
        }
    }
}
