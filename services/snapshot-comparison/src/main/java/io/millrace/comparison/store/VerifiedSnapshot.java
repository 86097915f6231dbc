package io.millrace.comparison.store;

import io.millrace.comparison.domain.SnapshotRef;
import io.millrace.comparison.domain.SnapshotRows;
import io.millrace.platform.objects.ObjectStore;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** A snapshot being read, whose bytes are digested on the way. */
public final class VerifiedSnapshot implements AutoCloseable {
    private final SnapshotRef snapshot;
    private final InputStream in;
    private final MessageDigest digest = ObjectStore.newSha256();
    private final SnapshotRows rows;
    private final String whatToDo;

    VerifiedSnapshot(SnapshotRef snapshot, InputStream in, String whatToDo) {
        this.snapshot = snapshot;
        this.whatToDo = whatToDo;
        this.in = new DigestInputStream(new BufferedInputStream(in), digest);
        this.rows = new SnapshotRows(snapshot.location().toString(), this.in, whatToDo);
    }

    /** Its rows. */
    public SnapshotRows rows() {
        return rows;
    }

    /**
     * Checks, after the last row, that the file is the one that its manifest describes.
     *
     * @throws io.millrace.platform.stage.StageFailureException when rows or digest differ
     */
    public void verify() {
        try {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + snapshot.location() + " broke off", e);
        }
        String found = HexFormat.of().formatHex(digest.digest());
        if (rows.rows() != snapshot.rows() || !found.equals(snapshot.sha256())) {
            throw SnapshotFiles.failure(
                    snapshot.location(),
                    "the file has " + rows.rows() + " rows and SHA-256 " + found + ", its manifest says "
                            + snapshot.rows() + " and " + snapshot.sha256(),
                    whatToDo);
        }
    }

    @Override
    public void close() {
        rows.close();
    }
}
