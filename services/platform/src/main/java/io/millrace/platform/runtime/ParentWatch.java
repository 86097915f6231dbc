package io.millrace.platform.runtime;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

import java.io.IOException;

/** Stops the service when its parent process is gone: see {@link PlatformConfig#exitWithParent()}. */
@Singleton
class ParentWatch {
    private static final Logger LOG = Logger.getLogger(ParentWatch.class);

    void start(@Observes StartupEvent started, PlatformConfig config) {
        if (config.exitWithParent()) {
            Thread watch = new Thread(ParentWatch::exitAtEndOfInput, "millrace-parent-watch");
            watch.setDaemon(true);
            watch.start();
        }
    }

    private static void exitAtEndOfInput() {
        try {
            System.in.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException e) {
            LOG.debugf("event=parent-watch error=%s", e.getMessage());
        }
        Quarkus.asyncExit();
    }
}
