package io.millrace.capture.run;

import io.millrace.capture.domain.Progress;
import io.millrace.capture.domain.start.VanishedTables;
import io.millrace.capture.source.SourceServer;
import io.millrace.capture.source.SourceTables;
import io.millrace.config.Problem;
import org.jboss.logging.Logger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Looks whether the captured tables are still there and published, and tells of each that is not, once. */
final class TableWatch {
    private static final Logger LOG = Logger.getLogger(TableWatch.class);

    private final CaptureSettings settings;
    private final Announcer announcer;
    private final Progress progress;
    private final Set<String> told = new HashSet<>();

    TableWatch(CaptureSettings settings, Announcer announcer, Progress progress) {
        this.settings = settings;
        this.announcer = announcer;
        this.progress = progress;
    }

    void look(SourceServer source, Instant now) throws SQLException {
        Set<String> captured = progress.captured();
        Set<String> published = source.published(settings.publication());
        Map<String, Problem> vanished = published.containsAll(captured)
                ? Map.of()
                : VanishedTables.of(captured, published, new SourceTables(source).names(), settings.publication());
        progress.vanished(vanished.keySet());
        told.retainAll(vanished.keySet());
        vanished.forEach((table, problem) -> tell(table, problem, now));
    }

    private void tell(String table, Problem problem, Instant now) {
        if (!told.add(table)) {
            return;
        }
        LOG.errorf("event=table-vanished dataset=%s table=%s error=%s", settings.pipeline(), table, problem);
        try {
            announcer.vanished(table, problem, now);
        } catch (RuntimeException e) {
            told.remove(table);
            LOG.warnf("event=not-told dataset=%s error=%s", settings.pipeline(), e.getMessage());
        }
    }
}
