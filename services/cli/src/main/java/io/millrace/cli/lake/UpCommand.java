package io.millrace.cli.lake;

import io.millrace.cli.output.ExitCodes;
import io.millrace.cli.output.Progress;
import io.millrace.cli.output.Table;
import io.millrace.cli.parts.PartsOption;
import io.millrace.lake.LakePart;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/** {@code millrace up}. */
@Command(
        name = "up",
        description =
                "Starts the whole lake on this machine: Kafka, S3, DynamoDB, PostgreSQL, a stand-in for Glue, Athena, SES"
                        + " and SNS, Trino where it can run, and the services. Stays in the foreground; Ctrl-C or 'millrace down' stops all of it.",
        footer = {"", "Example:  ./millrace up --port-base 19000 --environment stg"})
public final class UpCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOption data;

    @Option(
            names = "--port-base",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "First of the ports; free ones are chosen unless given.")
    private int portBase;

    @Option(
            names = "--environment",
            paramLabel = "NAME",
            defaultValue = "stg",
            description = "Name of the deployment, in buckets, tables and alerts; ${DEFAULT-VALUE} unless given.")
    private String environment;

    @Option(
            names = "--services",
            paramLabel = "NAMES",
            defaultValue = "all",
            description =
                    "Services to run, with commas; 'all' unless given, which is without bucketed-tables where the SQL engine does not run; 'none' for the parts alone.")
    private String services;

    @Mixin
    private PartsOption parts;

    @Option(names = "--all-in-one", description = "Run all services in one JVM.")
    private boolean allInOne;

    @Option(names = "--detach", description = "Return when all is ready, and leave the lake running.")
    private boolean detach;

    @Override
    public Integer call() throws Exception {
        Set<LakePart> running = parts.chosen(DataOption.home());
        Set<LakeService> chosen = chosen(running.contains(LakePart.SQL_ENGINE));
        parts.notice(DataOption.home()).ifPresent(spec.commandLine().getErr()::println);
        if (detach) {
            return DetachedLake.start(data.folder(), spec);
        }
        LakeOptions options =
                new LakeOptions(DataOption.home(), data.folder(), portBase, environment, running, chosen, allInOne);
        runInForeground(options, spec.commandLine().getOut());
        return ExitCodes.FINE;
    }

    private static void runInForeground(LakeOptions options, PrintWriter out) throws InterruptedException {
        Progress progress = Progress.toStandardError();
        CountDownLatch stopped = new CountDownLatch(1);
        SupervisedLake lake = SupervisedLake.claim(options, progress);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            progress.doing("stopping");
                            lake.close();
                            progress.done("stopped");
                            stopped.countDown();
                        },
                        "millrace-stop"));
        lake.launch(variables -> {});
        out.println();
        out.println(addresses(lake.state()).text());
        out.println();
        out.println("Addresses for any client:  eval \"$(./millrace env)\"");
        out.println("Ctrl-C or ./millrace down stops it.");
        out.flush();
        stopped.await();
    }

    static Table addresses(LakeState state) {
        Table table = new Table("name", "pid", "address");
        state.processes().forEach(process -> table.row(process.name(), process.pid(), process.address()));
        Map<String, String> variables = state.variables();
        if (variables.containsKey("GATEWAY_URL")) {
            table.row("events over HTTP", "", variables.get("GATEWAY_URL") + "/events");
        }
        return table;
    }

    private Set<LakeService> chosen(boolean withSqlEngine) {
        if (services.equals("all")) {
            Set<LakeService> all = EnumSet.allOf(LakeService.class);
            all.removeIf(service -> service.needsSqlEngine() && !withSqlEngine);
            return all;
        }
        Set<LakeService> chosen = EnumSet.noneOf(LakeService.class);
        if (services.equals("none")) {
            return chosen;
        }
        for (String name : services.split(",", -1)) {
            chosen.add(Arrays.stream(LakeService.values())
                    .filter(service -> service.title().equals(name.trim()))
                    .findFirst()
                    .orElseThrow(() -> new ParameterException(
                            spec.commandLine(),
                            "--services: there is no service named " + name + "; there are "
                                    + Arrays.stream(LakeService.values())
                                            .map(LakeService::title)
                                            .toList())));
        }
        if (!withSqlEngine && chosen.stream().anyMatch(LakeService::needsSqlEngine)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--services: bucketed-tables has its tables verified by the part sql-engine, which is left out. Leave"
                            + " the service out too, or let the part run.");
        }
        return chosen;
    }
}
