package io.millrace.cli.demo.account;

import io.millrace.cli.demo.source.ChangedMapping;
import io.millrace.events.Event;
import io.millrace.events.mapping.Mapping;
import io.millrace.events.mapping.MappingCounts;
import io.millrace.lake.standin.ses.SentMail;

import java.util.List;

/**
 * What a run left behind, read back from the lake.
 *
 * @param counts of the snapshot's manifest
 * @param valid the snapshot's rows
 * @param incremental the incremental batch's rows; empty without one
 * @param deletion the deletion batch's rows; empty without one
 * @param ambiguous rows of sources with more than one destination
 * @param files everything that was written
 * @param misstated files whose size, hash or rows differ from what their manifest says
 * @param chain every event of the run
 * @param mails of the run, oldest first
 */
public record Findings(
        MappingCounts counts,
        List<Mapping> valid,
        List<RejectedLine> rejected,
        List<ChangedMapping> incremental,
        List<ChangedMapping> deletion,
        List<Mapping> ambiguous,
        List<WrittenFile> files,
        List<String> misstated,
        List<Event<?>> chain,
        List<SentMail> mails) {}
