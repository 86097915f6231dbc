package io.millrace.lake.readiness;

import io.millrace.lake.LakeException;
import io.millrace.lake.LakeProcessSpec;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Waits for {@code READY <port>} and passes every other line of standard output on to the log. */
final class ReadyLineWatch extends ReadinessWatch {
    private static final Pattern READY = Pattern.compile("READY (\\d+)");

    ReadyLineWatch(LakeProcessSpec spec) {
        super(spec);
    }

    @Override
    public Redirect output() {
        return Redirect.PIPE;
    }

    @Override
    public OptionalInt await(Process process) {
        CompletableFuture<Integer> port = new CompletableFuture<>();
        Thread reader = new Thread(() -> read(process, port), "output-" + spec().name());
        reader.setDaemon(true);
        reader.start();
        try {
            return OptionalInt.of(port.get(spec().readiness().deadline().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            throw notReady();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof LakeException known ? known : LakeException.cannotLaunch(spec().name(), e);
        } catch (InterruptedException e) {
            throw LakeException.interrupted("starting " + spec().name());
        }
    }

    private void read(Process process, CompletableFuture<Integer> port) {
        try (BufferedReader lines =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                var log = Files.newBufferedWriter(spec().log(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher ready = READY.matcher(line);
                if (ready.matches()) {
                    port.complete(Integer.valueOf(ready.group(1)));
                } else {
                    log.write(line);
                    log.newLine();
                    log.flush();
                }
            }
        } catch (IOException e) {
            port.completeExceptionally(e);
        }
        process.onExit().join();
        port.completeExceptionally(endedEarly(process));
    }
}
