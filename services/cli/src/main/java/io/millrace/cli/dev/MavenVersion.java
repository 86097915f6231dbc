package io.millrace.cli.dev;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Major and minor version of a Maven. */
record MavenVersion(int major, int minor) {
    /** Quarkus' dev mode refuses what is older. */
    static final MavenVersion DEV_MODE = new MavenVersion(3, 9);

    private static final Pattern FIRST_LINE = Pattern.compile("Apache Maven (\\d+)\\.(\\d+)");

    /** From what {@code mvn -v} prints; empty when it does not look like that. */
    static Optional<MavenVersion> of(String printed) {
        Matcher line = FIRST_LINE.matcher(printed);
        return line.find()
                ? Optional.of(new MavenVersion(Integer.parseInt(line.group(1)), Integer.parseInt(line.group(2))))
                : Optional.empty();
    }

    boolean isAtLeast(MavenVersion other) {
        return major > other.major || (major == other.major && minor >= other.minor);
    }
}
