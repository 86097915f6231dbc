package io.millrace.bucketing.domain;

import io.millrace.events.lake.SnapshotWritten;
import io.millrace.platform.stage.StageFailureException;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;

/** Why a run ends without files that count, in words for people. How to run it again is added by the platform. */
public final class Failures {
    private static final int DATES_TOLD = 10;

    private Failures() {}

    /** A request for a dataset that the settings do not know. */
    public static StageFailureException unknownDataset(String dataset, Collection<String> known) {
        return new StageFailureException(
                "Dataset " + dataset + " cannot be bucketed",
                "no settings millrace.bucketing.datasets." + dataset + " are there; known are "
                        + String.join(", ", known),
                "Correct the dataset's name, or add its settings.");
    }

    /** News from another deployment. */
    public static StageFailureException otherEnvironment(SnapshotWritten written, String environment) {
        return new StageFailureException(
                snapshot(written.dataset(), written.snapshot()),
                "it is of environment " + written.environment() + ", this service works for " + environment,
                "Publish it where that environment's services listen, or correct millrace.platform.environment.");
    }

    static StageFailureException noRealDate(DatasetPlan plan, String text) {
        return new StageFailureException(
                snapshot(plan.dataset(), text),
                "its date is not a day of the calendar",
                "Ask for a date YYYY-MM-DD, or without one for the latest snapshot.");
    }

    static StageFailureException noLocation(DatasetPlan plan, String name, String why) {
        return new StageFailureException(
                snapshot(plan.dataset(), name), why, "Correct what published snapshot-written.");
    }

    static StageFailureException noDate(DatasetPlan plan, SnapshotWritten written) {
        return new StageFailureException(
                snapshot(plan.dataset(), written.snapshot()),
                "neither its location " + written.location() + " nor its name tells a date of the calendar",
                "Write snapshots to " + plan.rawInput() + SnapshotDates.FOLDER + "YYYY-MM-DD/.");
    }

    static StageFailureException elsewhere(DatasetPlan plan, SnapshotWritten written, LocalDate date) {
        return new StageFailureException(
                snapshot(plan.dataset(), written.snapshot()),
                "it lies at " + written.location() + ", the settings have it at " + plan.snapshot(date),
                "Correct millrace.bucketing.datasets." + plan.dataset() + ".root, or write it there.");
    }

    /** A request for the latest snapshot where there is none. */
    public static StageFailureException noSnapshot(DatasetPlan plan) {
        return new StageFailureException(
                "Dataset " + plan.dataset() + " cannot be bucketed",
                "no folder " + SnapshotDates.FOLDER + "YYYY-MM-DD/ with a day of the calendar lies in "
                        + plan.rawInput(),
                "Upload a snapshot there, or correct millrace.bucketing.datasets." + plan.dataset() + ".root.");
    }

    /** A request for a snapshot of which there is nothing. */
    public static StageFailureException nothingThere(
            DatasetPlan plan, LocalDate date, NavigableSet<LocalDate> present) {
        List<String> latest = present.descendingSet().stream()
                .limit(DATES_TOLD)
                .map(LocalDate::toString)
                .toList();
        return new StageFailureException(
                snapshot(plan.dataset(), date.toString()),
                "nothing lies in " + plan.snapshot(date) + "; there "
                        + (latest.isEmpty() ? "is no snapshot at all" : "are " + String.join(", ", latest)),
                "Upload it, or ask for another date.");
    }

    /** A snapshot that never became complete. */
    public static StageFailureException neverComplete(
            DatasetPlan plan, LocalDate date, String reason, Duration longest) {
        return new StageFailureException(
                snapshot(plan.dataset(), date.toString()),
                "it was waited for during " + longest + " (millrace.bucketing.longest-wait), and still " + reason,
                "Finish the upload to " + plan.snapshot(date) + ", or remove it.");
    }

    /** A companion of another date, when the settings do not let that pass. */
    public static StageFailureException companionDiffers(DatasetPlan plan, LocalDate date, String difference) {
        return new StageFailureException(
                snapshot(plan.dataset(), date.toString()),
                difference,
                "Upload the snapshot that is missing, ask for one of the companion's date, or set"
                        + " millrace.bucketing.datasets." + plan.dataset() + ".companion-differs to warn.");
    }

    /** Another cause's version in the same folder. */
    public static StageFailureException versionTaken(JobArguments wanted, String holder) {
        return new StageFailureException(
                snapshot(wanted.dataset(), wanted.snapshotDt()),
                "version " + wanted.target() + " is that of " + holder + ", not of run " + wanted.runId(),
                "Ask for the snapshot with a new event: its version gets another name.");
    }

    /** Arguments that somebody took away or changed under the job's feet. */
    public static StageFailureException argumentsGone(Folder version, String why) {
        return new StageFailureException(
                "Version " + version + " cannot be finished",
                "its document metadata/arguments.json cannot be read: " + why,
                "Do not edit files of a version that is under way.");
    }

    /** A snapshot that was not complete after all. */
    public static StageFailureException changed(JobArguments arguments, String why) {
        return new StageFailureException(
                "The files of " + arguments.dataset() + " " + arguments.version() + " do not count",
                why,
                "Wait until the upload to " + arguments.source() + " has ended.");
    }

    static String snapshot(String dataset, String name) {
        return "Snapshot " + name + " of dataset " + dataset + " cannot be bucketed";
    }
}
