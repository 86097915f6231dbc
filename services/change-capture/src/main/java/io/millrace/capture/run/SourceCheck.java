package io.millrace.capture.run;

import io.millrace.capture.domain.start.Findings;
import io.millrace.capture.domain.start.PublicationCheck;
import io.millrace.capture.domain.start.PublicationFacts;
import io.millrace.capture.domain.start.ServerCheck;
import io.millrace.capture.domain.start.ServerFacts;
import io.millrace.capture.domain.start.SharedTopics;
import io.millrace.capture.domain.start.SlotFacts;
import io.millrace.capture.domain.start.Start;
import io.millrace.capture.domain.start.StartRules;
import io.millrace.capture.domain.start.StoredState;
import io.millrace.capture.domain.start.TableCheck;
import io.millrace.capture.domain.start.TableFacts;
import io.millrace.capture.source.SourceServer;
import io.millrace.capture.source.SourceTables;
import io.millrace.config.Problem;
import org.jboss.logging.Logger;

import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks at the source before a start: everything that is wrong is told at once. */
final class SourceCheck {
    private static final Logger LOG = Logger.getLogger(SourceCheck.class);

    private final CaptureSettings settings;
    private final SourceServer source;
    private final Set<Problem> warned;

    /** @param warned warnings that were told already; grows */
    SourceCheck(CaptureSettings settings, SourceServer source, Set<Problem> warned) {
        this.settings = settings;
        this.source = source;
        this.warned = warned;
    }

    /** How capture starts, and with which tables. */
    record Checked(Start start, List<TableFacts> tables) {
        Set<String> names() {
            Set<String> names = new LinkedHashSet<>();
            tables.forEach(table -> names.add(table.name()));
            return names;
        }
    }

    /** @throws CaptureRefusedException with everything that must be mended first */
    Checked check(Optional<StoredState> stored) throws SQLException {
        Findings findings = new Findings();
        ServerFacts server = source.server();
        Optional<SlotFacts> slot = source.slot(settings.slot());
        ServerCheck.check(server, slot.isPresent(), findings);
        List<TableFacts> tables = new SourceTables(source).selected(settings.mappings());
        tables.forEach(table -> TableCheck.check(table, server.user(), findings));
        SharedTopics.check(tables, settings.mappings(), findings);
        PublicationCheck publication = new PublicationCheck(settings.publication(), settings.createPublication());
        Optional<PublicationFacts> published = source.publication(settings.publication(), server.version());
        publication.check(published, tables, source.mayCreatePublication(), findings);
        warn(findings.warnings());
        if (tables.isEmpty()) {
            throw refused(List.of(new Problem(
                    "The selection of tables",
                    "it selects none of the database's tables",
                    "Correct millrace.capture.tables or the table-mappings file; names are case-sensitive.")));
        }
        if (!findings.problems().isEmpty()) {
            throw refused(findings.problems());
        }
        Checked checked = new Checked(null, tables);
        Start start = new StartRules(settings.slot(), settings.address().database(), settings.generation())
                .decide(stored, slot, source.endOfLog(), checked.names());
        if (start instanceof Start.Refuse refuse) {
            throw new CaptureRefusedException(List.of(refuse.problem()), refuse.mayPass());
        }
        Findings ofLoad = new Findings();
        tables.forEach(table -> TableCheck.checkLoad(table, server.user(), ofLoad));
        if (start instanceof Start.Load && !ofLoad.problems().isEmpty()) {
            throw refused(ofLoad.problems());
        }
        warn(ofLoad.problems());
        if (published.isEmpty()) {
            source.run(publication.statement(tables));
            LOG.infof("event=publication-created dataset=%s", settings.pipeline());
        }
        return new Checked(start, tables);
    }

    private void warn(List<Problem> warnings) {
        for (Problem warning : warnings) {
            if (warned.add(warning)) {
                LOG.warnf("event=capture-warning dataset=%s error=%s", settings.pipeline(), warning);
            }
        }
    }

    private static CaptureRefusedException refused(List<Problem> problems) {
        return new CaptureRefusedException(problems, false);
    }
}
