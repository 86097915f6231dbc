package io.millrace.lake.part;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of the loopback address, for servers that must know their port before they bind it. */
public final class Ports {
    private static final int LOWEST_FREE = 20_000;
    private static final int HIGHEST_FREE = 32_000;
    private static final int ATTEMPTS = 1_000;

    private Ports() {}

    /**
     * The port itself, or a free one for 0: from below the range out of which Linux serves outgoing connections, so that
     * none of those takes it before the server binds it or while the server restarts.
     */
    public static int chosenOrFree(int port) {
        if (port != 0) {
            return port;
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int candidate = ThreadLocalRandom.current().nextInt(LOWEST_FREE, HIGHEST_FREE);
            if (isFree(candidate)) {
                return candidate;
            }
        }
        throw PartException.noFreePort(LOWEST_FREE, HIGHEST_FREE);
    }

    /**
     * Checks that nobody listens there.
     *
     * @throws PartException when the port is taken
     */
    public static void requireFree(int port) {
        if (!isFree(port)) {
            throw PartException.portTaken(port);
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
