package io.millrace.jobs.support;

import org.apache.spark.sql.SparkSession;

import java.io.IOException;

/**
 * What one job does, between reading its arguments and writing its result.
 *
 * @param <A> its arguments
 */
public interface SparkJob<A extends Record & JobArguments> {
    /** The job's name in results and logs, for example {@code split-and-bucket}. */
    String name();

    /** The class of its arguments. */
    Class<A> argumentsType();

    /** Takes away what an earlier run of the same arguments left, what makes it count first. */
    void clear(A arguments, JobFolder target) throws IOException;

    /**
     * Works; everything but the result document is written when it returns.
     *
     * @return the result document
     * @throws io.millrace.config.InvalidInputException when the input cannot be worked with; nothing may be written yet
     */
    Object run(A arguments, SparkSession session, JobFolder target, ProgressLines progress) throws IOException;
}
