package io.millrace.cli.parts;

import io.millrace.lake.LakePart;
import io.millrace.lake.engine.EngineCheck;
import io.millrace.lake.engine.EngineJdk;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which parts of the lake to run: all that this machine can, but those that a person leaves out. */
public final class PartsOption {
    private static final Set<LakePart> OPTIONAL = EnumSet.of(LakePart.DATABASE, LakePart.SQL_ENGINE);

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--without",
            paramLabel = "NAMES",
            split = ",",
            description = "Parts to leave out, with commas: database, sql-engine (Trino: needs a JDK 24 or newer, about"
                    + " 1 GB and half a minute). All run unless given.")
    private List<String> without = List.of();

    /**
     * The parts to run.
     *
     * @param home root folder of the repository
     */
    public Set<LakePart> chosen(Path home) {
        Set<LakePart> chosen = EnumSet.allOf(LakePart.class);
        without.forEach(name -> chosen.remove(optional(name.trim())));
        if (obstacle(home).isPresent()) {
            chosen.remove(LakePart.SQL_ENGINE);
        }
        return chosen;
    }

    /** What a person must know of a part that was not left out and still cannot run. */
    public Optional<String> notice(Path home) {
        return without.stream().anyMatch(name -> name.trim().equals(LakePart.SQL_ENGINE.title()))
                ? Optional.empty()
                : obstacle(home).map(PartsOption::leftOut);
    }

    /** The same for a lake that runs. */
    public static Optional<String> notice(Path home, boolean sqlEngineRuns) {
        return sqlEngineRuns ? Optional.empty() : obstacle(home).map(PartsOption::leftOut);
    }

    private static Optional<String> obstacle(Path home) {
        return new EngineCheck(home, EngineJdk.ofThisMachine()).obstacle();
    }

    private static String leftOut(String obstacle) {
        return "Left out: " + obstacle
                + ". Without it no bucketed and Entity Resolution tables are made; all else works.";
    }

    private LakePart optional(String name) {
        return OPTIONAL.stream()
                .filter(part -> part.title().equals(name))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "--without: " + name + " is no part that can be left out; these can: "
                                + OPTIONAL.stream().map(LakePart::title).toList()));
    }
}
