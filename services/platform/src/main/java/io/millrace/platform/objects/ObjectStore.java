package io.millrace.platform.objects;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Whole objects in S3. "Not found" is an answer; every other failure is an exception. */
public final class ObjectStore {
    private final S3Client s3;

    /** Objects as the client sees them. */
    public ObjectStore(S3Client s3) {
        this.s3 = s3;
    }

    /** Writes a file's content, replacing what was there. */
    public StoredObject put(ObjectLocation to, Path file, String contentType) {
        try {
            StoredObject stored = new StoredObject(to, Files.size(file), sha256(file));
            s3.putObject(
                    request -> request.bucket(to.bucket()).key(to.key()).contentType(contentType),
                    RequestBody.fromFile(file));
            return stored;
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + file + " to write it to " + to, e);
        }
    }

    /** Writes a text as UTF-8, replacing what was there. */
    public void put(ObjectLocation to, String text, String contentType) {
        s3.putObject(
                request -> request.bucket(to.bucket()).key(to.key()).contentType(contentType),
                RequestBody.fromBytes(text.getBytes(UTF_8)));
    }

    /** A text object; empty when there is no such object. */
    public Optional<String> text(ObjectLocation from) {
        try {
            return Optional.of(
                    s3.getObjectAsBytes(request -> request.bucket(from.bucket()).key(from.key()))
                            .asUtf8String());
        } catch (NoSuchKeyException notThere) {
            return Optional.empty();
        }
    }

    /**
     * Opens an object for reading; the caller closes it.
     *
     * @return empty when there is no such object
     */
    public Optional<InputStream> open(ObjectLocation from) {
        try {
            return Optional.of(
                    s3.getObject(request -> request.bucket(from.bucket()).key(from.key())));
        } catch (NoSuchKeyException notThere) {
            return Optional.empty();
        }
    }

    /** The objects whose key begins with the given one's, all pages, in the order of their keys. */
    public Stream<ObjectLocation> list(ObjectLocation prefix) {
        return s3
                .listObjectsV2Paginator(
                        request -> request.bucket(prefix.bucket()).prefix(prefix.key()))
                .contents()
                .stream()
                .map(object -> new ObjectLocation(prefix.bucket(), object.key()));
    }

    /** SHA-256 of a file, lower-case hex. */
    public static String sha256(Path file) throws IOException {
        MessageDigest digest = newSha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** A new SHA-256 digest. */
    public static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime lacks SHA-256, which every runtime must have", e);
        }
    }
}
