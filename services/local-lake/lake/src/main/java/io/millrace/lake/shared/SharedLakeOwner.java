package io.millrace.lake.shared;

import io.millrace.lake.LakePart;
import io.millrace.lake.LakeProgress;
import io.millrace.lake.LakeSpec;
import io.millrace.lake.LocalLake;

import javax.management.JMException;
import javax.management.ObjectName;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

/** Holds the shared lake and closes it when the JVM ends. */
public final class SharedLakeOwner implements SharedLakeOwnerMXBean {
    private final LocalLake lake = LocalLake.start(LakeSpec.temporary().withParts(Set.of()), LakeProgress.silent());

    private SharedLakeOwner() {}

    /** Makes the owner known under this name; called once in a JVM. */
    public static void register(ObjectName name) throws JMException {
        SharedLakeOwner owner = new SharedLakeOwner();
        ManagementFactory.getPlatformMBeanServer().registerMBean(owner, name);
        Runtime.getRuntime().addShutdownHook(new Thread(owner.lake::close, "close-shared-lake"));
    }

    @Override
    public void start(String... parts) {
        lake.add(Arrays.stream(parts).map(LakePart::valueOf).collect(toSet()));
    }

    @Override
    public Map<String, Integer> findPorts() {
        return lake.endpoints().ports().entrySet().stream()
                .collect(toMap(part -> part.getKey().name(), Map.Entry::getValue));
    }

    @Override
    public String findPostgresPassword() {
        return lake.endpoints().postgresPassword();
    }

    @Override
    public void createTopics(String[] names, int partitions) {
        lake.createTopics(List.of(names), partitions);
    }

    @Override
    public void restart(String part) {
        lake.restart(LakePart.valueOf(part));
    }

    @Override
    public void kill(String part) {
        lake.kill(LakePart.valueOf(part));
    }
}
