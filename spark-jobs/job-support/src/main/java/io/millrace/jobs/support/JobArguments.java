package io.millrace.jobs.support;

import io.millrace.config.Problem;

import java.util.List;

/** Arguments of a job: a record whose components are the keys of the JSON document; an absent key is {@code null}. */
public interface JobArguments {
    /** Everything that is wrong with the values; each names its key as {@code argument <key>}. */
    List<Problem> problems();

    /** The folder in which the job writes {@code metadata/}, with a slash at the end. */
    String target();
}
