package io.millrace.cli.demo.story;

import java.util.List;

/** A piece of a chapter. */
public sealed interface Block {
    /** What it is about. */
    String heading();

    /**
     * Rows under column heads.
     *
     * @param numbers how many of the last columns hold numbers, which stand to the right
     */
    record Grid(String heading, List<String> columns, int numbers, List<List<String>> rows) implements Block {}

    /** Sentences. */
    record Says(String heading, List<String> sentences) implements Block {}

    /** Text as it is, such as statements. */
    record Code(String heading, List<String> lines) implements Block {}
}
