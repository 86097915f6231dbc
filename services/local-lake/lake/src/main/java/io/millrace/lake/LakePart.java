package io.millrace.lake;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

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
    STAND_IN(4, "aws-stand-in", "io.millrace.lake.standin.AwsStandInMain", 192),
    /** Trino on the catalog and the object store; slow to start, large, and in need of a newer JDK. */
    SQL_ENGINE(5, "sql-engine", "io.millrace.lake.sqlengine.SqlEngineMain", 64);

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

    /** The parts that run anywhere and start within seconds: all but {@link #SQL_ENGINE}. */
    public static Set<LakePart> quick() {
        return EnumSet.complementOf(EnumSet.of(SQL_ENGINE));
    }

    /** The parts without which this one cannot start. */
    public Set<LakePart> needs() {
        return this == SQL_ENGINE ? EnumSet.of(OBJECT_STORE, STAND_IN) : EnumSet.noneOf(LakePart.class);
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
