package io.millrace.cli.demo;

import io.millrace.cli.demo.account.Account;
import io.millrace.cli.demo.account.AccountPage;
import io.millrace.cli.demo.account.AccountText;
import io.millrace.cli.demo.bucketing.BucketingDemoCommand;
import io.millrace.cli.demo.source.SourceShape;
import io.millrace.cli.demo.streaming.StreamingDemoCommand;
import io.millrace.cli.lake.LakeConnection;
import io.millrace.cli.output.ExitCodes;
import io.millrace.cli.output.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** {@code millrace demo}. */
@Command(
        name = "demo",
        description = "Runs a lane with generated input on a lake of its own, and gives an account of it in which every"
                + " figure is checked against what was generated. Exit code 1 when one differs.",
        footer = {"", "Example:  ./millrace demo --keep"},
        subcommands = {BucketingDemoCommand.class, StreamingDemoCommand.class})
public final class DemoCommand implements Callable<Integer> {
    private static final String ENVIRONMENT = "stg";

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "LANE",
            defaultValue = "mapping",
            description = "The lane: mapping, which is also the one when none is named, or a command below.")
    private String lane;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "5000",
            description = "Rows of the mapping tables; ${DEFAULT-VALUE} unless given.")
    private int rows;

    @Option(
            names = "--databases",
            paramLabel = "N",
            defaultValue = "40",
            description = "Databases over which they are spread; ${DEFAULT-VALUE} unless given.")
    private int databases;

    @Mixin
    private DemoOptions options;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!lane.equals("mapping")) {
            throw new ParameterException(
                    spec.commandLine(),
                    "There is no demo named " + lane + "; there are: mapping, "
                            + String.join(", ", spec.subcommands().keySet()));
        }
        SourceShape shape = shape();
        Path folder = options.folder();
        Progress progress = Progress.toStandardError();
        Account account;
        try (DemoLake lake = DemoLake.start(folder.resolve("lake"), ENVIRONMENT, progress)) {
            try (LakeConnection connection = LakeConnection.to(lake.variables())) {
                account = MappingDemo.run(connection, shape, options.seed(), progress);
            }
            show(account, folder);
            if (options.keep()) {
                options.waitForTheEnd(spec, lake);
            }
        }
        return account.missed().isEmpty() ? ExitCodes.FINE : ExitCodes.FINDINGS;
    }

    private SourceShape shape() {
        try {
            return new SourceShape(rows, databases);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--rows, --databases: " + e.getMessage());
        }
    }

    private void show(Account account, Path folder) throws IOException {
        Path page = folder.resolve("mapping.html");
        Files.writeString(page, AccountPage.of(account));
        PrintWriter out = spec.commandLine().getOut();
        out.println(AccountText.of(account));
        out.println("The same to look at in a browser: " + page);
        out.flush();
    }
}
