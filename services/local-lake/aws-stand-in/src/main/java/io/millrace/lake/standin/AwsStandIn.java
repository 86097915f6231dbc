package io.millrace.lake.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import io.millrace.lake.standin.athena.AthenaOperation;
import io.millrace.lake.standin.athena.Executions;
import io.millrace.lake.standin.control.Calls;
import io.millrace.lake.standin.control.ControlEndpoint;
import io.millrace.lake.standin.fault.Faults;
import io.millrace.lake.standin.glue.GlueOperations;
import io.millrace.lake.standin.glue.catalog.GlueCatalog;
import io.millrace.lake.standin.journal.Journal;
import io.millrace.lake.standin.protocol.Operations;
import io.millrace.lake.standin.ses.Mailbox;
import io.millrace.lake.standin.ses.SentMail;
import io.millrace.lake.standin.ses.SesOperation;
import io.millrace.lake.standin.sns.PublishedMessage;
import io.millrace.lake.standin.sns.SnsOperation;
import io.millrace.lake.standin.sns.TopicBoard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Answers the calls to Glue, Athena, SES and SNS that Millrace makes, for SDK clients that are pointed at it; for local work and
 * tests only. State and faults are also reachable over HTTP, see {@link ControlEndpoint}.
 */
public final class AwsStandIn implements AutoCloseable {
    private static final int THREADS = 64;
    private static final int BACKLOG = 512;
    private static final AtomicInteger THREAD_NUMBER = new AtomicInteger();

    static {
        // Without it small answers wait 40 ms for an acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        // SDK clients keep connections longer than the server's default of 30 s.
        System.setProperty("sun.net.httpserver.idleInterval", "300");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "1024");
    }

    private final GlueCatalog catalog = new GlueCatalog();
    private final Mailbox mailbox = new Mailbox();
    private final TopicBoard board = new TopicBoard();
    private final Executions executions = new Executions();
    private final Calls calls = new Calls();
    private final Faults faults = new Faults();
    private final AwsEndpoint aws;
    private final Journal journal;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, AwsStandIn::thread);

    private AwsStandIn(Path data, HttpServer server) {
        this.server = server;
        journal = data == null ? Journal.none() : Journal.open(data, this::replay);
        catalog.recordIn(journal);
        mailbox.recordIn(journal);
        board.recordIn(journal);
        Operations operations = new Operations()
                .add(GlueOperations.all(catalog))
                .add(AthenaOperation.all(executions))
                .add(SesOperation.all(mailbox))
                .add(SnsOperation.all(board));
        aws = new AwsEndpoint(operations, calls, faults);
    }

    /**
     * Starts answering on 127.0.0.1.
     *
     * @param data folder of the journal, {@code null} to keep nothing
     * @param port TCP port, 0 for a free one
     */
    public static AwsStandIn start(Path data, int port) {
        AwsStandIn standIn = new AwsStandIn(data, unbound());
        try {
            standIn.serve(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return standIn;
        } catch (IOException e) {
            standIn.journal.close();
            throw new UncheckedIOException("port %d cannot be bound: choose another or 0".formatted(port), e);
        }
    }

    private static HttpServer unbound() {
        try {
            return HttpServer.create();
        } catch (IOException e) {
            throw new UncheckedIOException("no HTTP server can be created: check the limit of open files", e);
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "aws-stand-in-" + THREAD_NUMBER.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    private void replay(String kind, ObjectNode data) {
        catalog.apply(kind, data);
        mailbox.apply(kind, data);
        board.apply(kind, data);
    }

    private void serve(InetSocketAddress address) throws IOException {
        server.bind(address, BACKLOG);
        server.setExecutor(threads);
        server.createContext("/", aws);
        server.createContext(ControlEndpoint.PATH, new ControlEndpoint(this));
        server.start();
    }

    /** The address to point SDK clients at. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** The TCP port. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** Mails accepted so far, oldest first. */
    public List<SentMail> mails() {
        return mailbox.mails();
    }

    /** SNS messages accepted so far, oldest first. */
    public List<PublishedMessage> messages() {
        return board.messages();
    }

    /** The count of calls. */
    public Calls calls() {
        return calls;
    }

    /** The rules by which calls fail. */
    public Faults faults() {
        return faults;
    }

    /** Lets Athena's statements run on the Trino at this JDBC address. */
    public void useSqlEngine(String jdbcUrl) {
        executions.useEngine(jdbcUrl);
    }

    /** Makes every AWS call take at least this long. */
    public void latency(Duration least) {
        aws.latency(least);
    }

    @Override
    public void close() {
        server.stop(0);
        executions.close();
        threads.shutdownNow();
        journal.close();
    }
}
