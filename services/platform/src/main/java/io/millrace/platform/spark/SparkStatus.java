package io.millrace.platform.spark;

import java.util.List;
import java.util.Optional;

/** What became of a Spark job. */
public sealed interface SparkStatus {
    /**
     * It waits or works.
     *
     * @param progress its last word on how far it is, where the launcher sees it
     */
    record Running(Optional<String> progress) implements SparkStatus {}

    /** It ended well. */
    record Succeeded() implements SparkStatus {}

    /**
     * It ended badly.
     *
     * @param reason exit code, or the platform's own words
     * @param lastLines the end of its log, as far as the launcher can read it
     */
    record Failed(String reason, List<String> lastLines) implements SparkStatus {}

    /**
     * It was started and its platform, which did answer, knows nothing of it.
     *
     * @param reason what was looked for and where
     * @param lastLines the end of what is left of its log, as far as the launcher can read it
     */
    record Lost(String reason, List<String> lastLines) implements SparkStatus {}
}
