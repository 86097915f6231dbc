package io.millrace.lake;

import io.millrace.lake.home.LakeHome;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What a local lake consists of.
 *
 * @param home root folder of the repository, where the built parts are found
 * @param data folder that survives a restart; {@code null} for a temporary lake, whose data goes when it is closed
 * @param parts the servers to run
 * @param portBase port of the first {@link LakePart}, the others follow in the order of the enum; 0 chooses free ports
 * @param topics Kafka topics to create where missing; needs {@link LakePart#BROKER}
 * @param partitions partitions of each topic created
 */
public record LakeSpec(Path home, Path data, Set<LakePart> parts, int portBase, List<String> topics, int partitions) {
    private static final int HIGHEST_BASE = 65_535 - LakePart.values().length;

    /** Copies the collections and checks the figures. */
    public LakeSpec {
        parts = Set.copyOf(parts);
        topics = List.copyOf(topics);
        if (portBase < 0 || portBase > HIGHEST_BASE) {
            throw LakeException.badPortBase(portBase, HIGHEST_BASE);
        }
        if (partitions < 1) {
            throw LakeException.badPartitions(partitions);
        }
        if (!topics.isEmpty() && !parts.contains(LakePart.BROKER)) {
            throw LakeException.topicsWithoutBroker(topics);
        }
    }

    /** A temporary lake of these parts on free ports; {@link LakePart#quick} when none is named. */
    public static LakeSpec temporary(LakePart... parts) {
        Set<LakePart> chosen = parts.length == 0 ? LakePart.quick() : Set.of(parts);
        return new LakeSpec(LakeHome.find(), null, chosen, 0, List.of(), 1);
    }

    /** The {@link LakePart#quick} parts with their data in this folder, on free ports. */
    public static LakeSpec in(Path data) {
        return temporary().withData(data);
    }

    /** The same lake with another data folder. */
    public LakeSpec withData(Path other) {
        return new LakeSpec(home, other, parts, portBase, topics, partitions);
    }

    /** The same lake with other parts. */
    public LakeSpec withParts(Set<LakePart> others) {
        return new LakeSpec(home, data, others, portBase, topics, partitions);
    }

    /** The same lake with fixed ports. */
    public LakeSpec withPortBase(int base) {
        return new LakeSpec(home, data, parts, base, topics, partitions);
    }

    /** The same lake with these topics of one partition each. */
    public LakeSpec withTopics(List<String> names) {
        return withTopics(names, 1);
    }

    /** The same lake with these topics. */
    public LakeSpec withTopics(List<String> names, int partitionsEach) {
        return new LakeSpec(home, data, parts, portBase, names, partitionsEach);
    }
}
