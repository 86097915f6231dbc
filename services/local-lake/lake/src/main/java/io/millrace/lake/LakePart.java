package io.millrace.lake;

import java.util.Locale;

/** A server of the local lake; each runs as its own process. */
public enum LakePart {
    /** Kafka (KRaft). */
    BROKER(0, "broker", "io.millrace.lake.broker.BrokerMain", 256),
    /** S3 on disk. */
    OBJECT_STORE(1, "object-store", "io.millrace.lake.objectstore.ObjectStoreMain", 192),
    /** DynamoDB Local. */
    TABLE_STORE(2, "table-store", "io.millrace.lake.tablestore.TableStoreMain", 192),
    /** PostgreSQL. */
    DATABASE(3, "database", "io.millrace.lake.database.DatabaseMain", 64),
    /** Glue, SES and SNS. */
    STAND_IN(4, "aws-stand-in", "io.millrace.lake.standin.AwsStandInMain", 192);

    private final int portOffset;
    private final String module;
    private final String mainClass;
    private final int heapMegabytes;

    LakePart(int portOffset, String module, String mainClass, int heapMegabytes) {
        this.portOffset = portOffset;
        this.module = module;
        this.mainClass = mainClass;
        this.heapMegabytes = heapMegabytes;
    }

    /** The part's name in addresses, logs and messages, for example {@code object-store}. */
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What is added to a port base to get this part's port. */
    public int portOffset() {
        return portOffset;
    }

    /** Name of the Maven module that builds it. */
    public String module() {
        return module;
    }

    /** The class that runs it. */
    public String mainClass() {
        return mainClass;
    }

    /** Largest heap that it needs for local work. */
    public int heapMegabytes() {
        return heapMegabytes;
    }
}
