package io.millrace.lake.part;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports of the loopback address, for servers that must know their port before they bind it. */
public final class Ports {
    private Ports() {}

    /** The port itself, or a free one for 0. Between this call and the bind another process may take it. */
    public static int chosenOrFree(int port) {
        return port == 0 ? probe(0) : port;
    }

    /**
     * Checks that nobody listens there.
     *
     * @throws PartException when the port is taken
     */
    public static void requireFree(int port) {
        try {
            probe(port);
        } catch (UncheckedIOException taken) {
            throw PartException.portTaken(port, taken);
        }
    }

    private static int probe(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("port=%d cannot be bound on 127.0.0.1".formatted(port), e);
        }
    }
}
