package io.millrace.lake.part;

/** Starts one part and returns once it answers. */
@FunctionalInterface
public interface PartStarter {
    /** Any exception ends the process with code 1, a {@link PartException} with code 2. */
    RunningPart start(PartArguments arguments) throws Exception;

    /** Ends what a killed run of this part left behind; called before the port is checked. */
    default void takeOver(PartArguments arguments) throws Exception {}
}
