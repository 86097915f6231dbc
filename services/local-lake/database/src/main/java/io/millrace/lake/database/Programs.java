package io.millrace.lake.database;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs PostgreSQL's programs. They refuse to run as root, so root runs them in a user namespace of their own. */
record Programs(Binaries binaries) {
    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    /** Runs a program to its end; what it complains of goes to the log. */
    int run(String name, String... arguments) throws IOException, InterruptedException {
        return builder(List.of(), name, arguments).start().waitFor();
    }

    /** Starts a program that gets SIGINT when this process dies, however it dies. */
    Process startTied(String name, String... arguments) throws IOException {
        return builder(List.of("setpriv", "--pdeathsig", "INT"), name, arguments)
                .start();
    }

    private ProcessBuilder builder(List<String> prefix, String name, String... arguments) {
        List<String> command = new ArrayList<>();
        if (ROOT) {
            command.addAll(List.of("unshare", "--user"));
        }
        command.addAll(prefix);
        command.add(binaries.program(name).toString());
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(Redirect.from(new File("/dev/null")))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.INHERIT);
        builder.environment().put("LC_ALL", "C");
        return builder;
    }
}
