package io.millrace.lake.objectstore;

import io.millrace.lake.part.PartArguments;
import io.millrace.lake.part.Ports;
import io.millrace.lake.part.RunningPart;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** Buckets are folders of the data directory. Files put there by hand break listings: upload through S3. */
record ObjectStore(int port, S3Proxy server) implements RunningPart {
    static final String ACCESS_KEY = "access-key";
    static final String SECRET_KEY = "secret-key";
    private static final String DEFAULT_KEY = "local";
    private static final int THREADS = 64;

    static RunningPart start(PartArguments arguments) throws Exception {
        Path data = Files.createDirectories(arguments.requiredData());
        S3Proxy server = S3Proxy.builder()
                .blobStore(new FilesystemNio2BlobStore(data.toString()))
                .endpoint(URI.create("http://127.0.0.1:" + Ports.chosenOrFree(arguments.port())))
                .awsAuthentication(
                        AuthenticationType.AWS_V2_OR_V4,
                        arguments.others().getOrDefault(ACCESS_KEY, DEFAULT_KEY),
                        arguments.others().getOrDefault(SECRET_KEY, DEFAULT_KEY))
                .ignoreUnknownHeaders(true)
                .jettyMaxThreads(THREADS)
                .build();
        server.start();
        return new ObjectStore(server.getPort(), server);
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(
                    "the object store did not stop cleanly; nothing to do, each file is complete", e);
        }
    }
}
