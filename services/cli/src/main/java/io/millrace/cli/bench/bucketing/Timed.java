package io.millrace.cli.bench.bucketing;

/**
 * What a program needed and wrote.
 *
 * @param seconds of its work, the start of its JVM and of Spark not counted
 * @param bytes that it wrote as data
 */
record Timed(double seconds, long bytes) {
    /** One after the other. */
    Timed then(Timed next) {
        return new Timed(seconds + next.seconds, bytes + next.bytes);
    }
}
