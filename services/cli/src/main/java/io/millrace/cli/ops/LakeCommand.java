package io.millrace.cli.ops;

import io.millrace.cli.lake.DataOption;
import io.millrace.cli.lake.LakeConnection;
import io.millrace.cli.output.OutputOption;
import io.millrace.cli.output.Table;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

/** A command that looks into a lake. */
abstract class LakeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOption data;

    @Mixin
    private OutputOption output;

    @Override
    public final Integer call() throws Exception {
        try (LakeConnection lake = LakeConnection.open(data.folder())) {
            return run(lake);
        }
    }

    /** Does it; the connection is closed afterwards. */
    abstract int run(LakeConnection lake) throws Exception;

    PrintWriter out() {
        return commandLine().getOut();
    }

    /** For errors of use. */
    CommandLine commandLine() {
        return spec.commandLine();
    }

    boolean isJson() {
        return output.isJson();
    }

    /** Prints the table, or in its place, for a person, why there is nothing. */
    void print(Table table, String nothing) {
        out().println(table.isEmpty() && !output.isJson() ? nothing : table.render(output));
    }
}
