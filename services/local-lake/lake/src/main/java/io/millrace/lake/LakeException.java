package io.millrace.lake;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** The local lake cannot do what was asked; the message says what, why and what to do. */
public final class LakeException extends RuntimeException {
    private LakeException(String message, Throwable cause) {
        super(message, cause);
    }

    static LakeException badPortBase(int base, int highest) {
        return new LakeException(
                "port base %d leaves no room for the parts: give 0 to %d".formatted(base, highest), null);
    }

    static LakeException badPartitions(int partitions) {
        return new LakeException("%d partitions for each topic: give 1 or more".formatted(partitions), null);
    }

    static LakeException topicsWithoutBroker(Collection<String> topics) {
        return new LakeException("topics %s need a broker: add BROKER to the parts".formatted(topics), null);
    }

    /** The repository cannot be found. */
    public static LakeException noHome(Path start, String property) {
        return new LakeException(
                "no folder from %s upwards holds services/local-lake: run inside the repository or set -D%s"
                        .formatted(start, property),
                null);
    }

    /** A part has not been built yet. */
    public static LakeException notBuilt(LakePart part, Path target) {
        return new LakeException(
                "part %s is not built: %s lacks its jar or its lib folder; run 'mvn package -DskipTests -pl services/local-lake/%s -am'"
                        .formatted(part.title(), target, part.module()),
                null);
    }

    /** A part lacks something on this machine; the text says what. */
    public static LakeException cannotRun(String obstacle) {
        return new LakeException(obstacle, null);
    }

    static LakeException notRunning(LakePart part) {
        return new LakeException("the lake runs without %s: name it among the parts".formatted(part), null);
    }

    /** The operating system refused to start a process. */
    public static LakeException cannotLaunch(String name, Throwable cause) {
        return new LakeException("process %s cannot be launched: check its command".formatted(name), cause);
    }

    /** A process ended before it was ready. */
    public static LakeException endedEarly(String name, int code, Path log, List<String> tail) {
        return new LakeException(
                "%s ended with code %d before it was ready; its log %s ends:%n%s"
                        .formatted(name, code, log, String.join(System.lineSeparator(), tail)),
                null);
    }

    /** A process was not ready in time. */
    public static LakeException notReady(String name, Duration deadline, Path log, List<String> tail) {
        return new LakeException(
                "%s was not ready within %d s; its log %s ends:%n%s"
                        .formatted(name, deadline.toSeconds(), log, String.join(System.lineSeparator(), tail)),
                null);
    }

    static LakeException noReadyPort(String name) {
        return new LakeException("%s tells no port: it is not started by a READY line".formatted(name), null);
    }

    /** The thread was interrupted; its flag is set again. */
    public static LakeException interrupted(String action) {
        Thread.currentThread().interrupt();
        return new LakeException("%s was interrupted: run it again".formatted(action), null);
    }

    static LakeException topicsNotCreated(Collection<String> topics, String broker, Throwable cause) {
        return new LakeException("topics %s cannot be created on %s: see the cause".formatted(topics, broker), cause);
    }
}
