package io.millrace.cli.output;

import picocli.CommandLine.Option;

/** The option {@code --output}, mixed into every command that lists something. */
public final class OutputOption {
    @Option(
            names = "--output",
            paramLabel = "table|json",
            defaultValue = "table",
            description = "How to print: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless given.")
    private OutputFormat format = OutputFormat.TABLE;

    /** Whether programs read it. */
    public boolean isJson() {
        return format == OutputFormat.JSON;
    }
}
