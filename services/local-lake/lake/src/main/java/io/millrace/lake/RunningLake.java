package io.millrace.lake;

import io.millrace.lake.standin.control.StandInControl;

import java.util.Collection;

/** What can be asked of a lake that runs, whoever started it. */
public interface RunningLake {
    /** Where the parts answer. */
    LakeEndpoints endpoints();

    /** Creates the topics that do not exist yet. */
    void createTopics(Collection<String> names, int partitions);

    /** Stops a part and starts it again on the same port. A temporary table store comes back empty, all else keeps its data. */
    void restart(LakePart part);

    /** Ends a part at once, as a crash does; {@link #restart} brings it back. */
    void kill(LakePart part);

    /** Reads and steers the stand-in: mails, messages, calls, faults. */
    default StandInControl standIn() {
        return new StandInControl(endpoints().glue());
    }
}
