package io.millrace.lake.testing;

import io.millrace.lake.JavaCommand;
import io.millrace.lake.LakePart;
import io.millrace.lake.LakeProcess;
import io.millrace.lake.LakeProcessSpec;
import io.millrace.lake.Readiness;
import io.millrace.lake.home.LakeHome;
import io.millrace.lake.part.Ports;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A broker of a test's own at which clients sign in by SCRAM-SHA-512, over TLS where that is wanted. */
public final class SignedInBroker implements AutoCloseable {
    /** Of the stores. */
    public static final String STORE_PASSWORD = "no-secret";

    private static final short ONE_REPLICA = 1;
    private static final int ITERATIONS = 4096;

    private final LakeProcess process;
    private final int saslPort;

    private SignedInBroker(LakeProcess process, int saslPort) {
        this.process = process;
        this.saslPort = saslPort;
    }

    /** Starts it; clients sign in over a plain connection. */
    public static SignedInBroker start(Path folder) {
        return start(folder, List.of());
    }

    /** Starts it; clients sign in over TLS, and trust it by {@link #store}. */
    public static SignedInBroker startWithTls(Path folder) throws IOException, InterruptedException {
        Path store = store(folder);
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "broker",
                        "-keyalg",
                        "RSA",
                        "-dname",
                        "CN=broker",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        STORE_PASSWORD)
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException("keytool made no key in " + store + ": " + said + ". Delete the file.");
        }
        return start(folder, List.of("--sasl-key-store", store.toString()));
    }

    private static SignedInBroker start(Path folder, List<String> more) {
        int saslPort = Ports.chosenOrFree(0);
        List<String> arguments = new ArrayList<>(List.of(
                "--port",
                "0",
                "--data",
                folder.resolve("broker").toString(),
                "--sasl-port",
                Integer.toString(saslPort)));
        arguments.addAll(more);
        return new SignedInBroker(
                LakeProcess.start(new LakeProcessSpec(
                        "signed-in-broker",
                        JavaCommand.of(
                                256,
                                LakeHome.jar(LakeHome.find(), LakePart.BROKER).toString(),
                                LakePart.BROKER.mainClass(),
                                arguments),
                        Map.of("MILLRACE_KEY_STORE_PASSWORD", STORE_PASSWORD),
                        folder.resolve("broker.log"),
                        new Readiness.ReadyLine(Duration.ofSeconds(60)),
                        Duration.ofSeconds(20))),
                saslPort);
    }

    /** The key of a broker on that folder, which trusts itself. */
    public static Path store(Path folder) {
        return folder.resolve("broker.p12");
    }

    /** Where clients must sign in. */
    public String address() {
        return "127.0.0.1:" + saslPort;
    }

    /** Client properties for the test itself, which need not sign in. */
    public Map<String, Object> open() {
        return Map.of("bootstrap.servers", "127.0.0.1:" + process.port());
    }

    /** Makes a user, or gives it another password. */
    public void user(String name, String password) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(open())) {
            admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                            name, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS), password)))
                    .all()
                    .get();
        }
    }

    /** Makes topics. */
    public void topics(Collection<String> names, int partitions) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(open())) {
            admin.createTopics(names.stream()
                            .map(name -> new NewTopic(name, partitions, ONE_REPLICA))
                            .toList())
                    .all()
                    .get();
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
