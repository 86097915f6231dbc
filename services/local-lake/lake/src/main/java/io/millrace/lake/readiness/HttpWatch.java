package io.millrace.lake.readiness;

import io.millrace.lake.LakeException;
import io.millrace.lake.LakeProcessSpec;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** Asks an address until it answers 200. */
final class HttpWatch extends ReadinessWatch {
    private static final Duration BETWEEN = Duration.ofMillis(100);
    private static final Duration ANSWER = Duration.ofSeconds(2);
    private static final int OK = 200;

    private final URI address;

    HttpWatch(LakeProcessSpec spec, URI address) {
        super(spec);
        this.address = address;
    }

    @Override
    public Redirect output() {
        return Redirect.appendTo(spec().log().toFile());
    }

    @Override
    public OptionalInt await(Process process) {
        HttpClient client = HttpClient.newBuilder().connectTimeout(ANSWER).build();
        HttpRequest request = HttpRequest.newBuilder(address).timeout(ANSWER).build();
        long end = System.nanoTime() + spec().readiness().deadline().toNanos();
        try {
            while (System.nanoTime() < end) {
                if (answersOk(client, request)) {
                    return OptionalInt.empty();
                }
                if (process.waitFor(BETWEEN.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw endedEarly(process);
                }
            }
        } catch (InterruptedException e) {
            throw LakeException.interrupted("starting " + spec().name());
        }
        throw notReady();
    }

    private static boolean answersOk(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException notYet) {
            return false;
        }
    }
}
