package io.millrace.lake.database;

import io.millrace.lake.part.PartArguments;
import io.millrace.lake.part.PartStarter;
import io.millrace.lake.part.Ports;
import io.millrace.lake.part.RunningPart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of the database: {@code cluster/}, {@code password} and, unless given apart, {@code binaries/}. */
final class DatabaseStarter implements PartStarter {
    static final String BINARIES = "binaries";

    @Override
    public void takeOver(PartArguments arguments) throws Exception {
        cluster(arguments, programs(arguments)).takeOver();
    }

    @Override
    public RunningPart start(PartArguments arguments) throws Exception {
        Programs programs = programs(arguments);
        Password password =
                Password.in(arguments.requiredData(), arguments.others().get(Password.ARGUMENT));
        Cluster cluster = cluster(arguments, programs);
        cluster.create(password);
        return Database.start(programs, cluster, password, Ports.chosenOrFree(arguments.port()));
    }

    private static Programs programs(PartArguments arguments) throws IOException {
        Path data = Files.createDirectories(arguments.requiredData());
        String given = arguments.others().get(BINARIES);
        return new Programs(Binaries.in(given == null ? data.resolve(BINARIES) : Path.of(given)));
    }

    private static Cluster cluster(PartArguments arguments, Programs programs) {
        return new Cluster(arguments.requiredData().resolve("cluster"), programs);
    }
}
