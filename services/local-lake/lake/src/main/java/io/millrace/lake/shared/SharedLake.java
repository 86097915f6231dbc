package io.millrace.lake.shared;

import io.millrace.lake.LakeEndpoints;
import io.millrace.lake.LakePart;
import io.millrace.lake.RunningLake;

import javax.management.JMException;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;

import static java.util.stream.Collectors.toMap;

/** The lake shared by all class loaders of a JVM. */
public final class SharedLake implements RunningLake {
    private static final String NAME = "io.millrace.lake:type=SharedLake";

    private final SharedLakeOwnerMXBean owner;

    private SharedLake(SharedLakeOwnerMXBean owner) {
        this.owner = owner;
    }

    /** The shared lake, with at least these parts running. */
    public static SharedLake with(LakePart... parts) {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        try {
            ObjectName name = new ObjectName(NAME);
            // The server is the one object that all class loaders have in common.
            synchronized (server) {
                if (!server.isRegistered(name)) {
                    ownerClass().getMethod("register", ObjectName.class).invoke(null, name);
                }
                SharedLake lake = new SharedLake(JMX.newMXBeanProxy(server, name, SharedLakeOwnerMXBean.class));
                lake.owner.start(Arrays.stream(parts).map(LakePart::name).toArray(String[]::new));
                return lake;
            }
        } catch (JMException | ReflectiveOperationException e) {
            throw new IllegalStateException("the shared lake of this JVM cannot be reached: see the cause", e);
        }
    }

    /** The owner outlives the class loader of any one test, so it comes from the JVM's own where that knows it. */
    private static Class<?> ownerClass() throws ClassNotFoundException {
        String name = "io.millrace.lake.shared.SharedLakeOwner";
        try {
            return Class.forName(name, true, ClassLoader.getSystemClassLoader());
        } catch (ClassNotFoundException onlyKnownHere) {
            return Class.forName(name);
        }
    }

    @Override
    public LakeEndpoints endpoints() {
        Map<LakePart, Integer> ports = owner.findPorts().entrySet().stream()
                .collect(toMap(port -> LakePart.valueOf(port.getKey()), Map.Entry::getValue));
        return new LakeEndpoints(ports, owner.findPostgresPassword());
    }

    @Override
    public void createTopics(Collection<String> names, int partitions) {
        owner.createTopics(names.toArray(String[]::new), partitions);
    }

    @Override
    public void restart(LakePart part) {
        owner.restart(part.name());
    }

    @Override
    public void kill(LakePart part) {
        owner.kill(part.name());
    }
}
