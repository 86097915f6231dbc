package io.millrace.registration.files;

import software.amazon.awssdk.services.s3.S3Client;

/** Parts of objects. */
public final class ObjectRange {
    private final S3Client s3;

    /** Objects as the client sees them. */
    public ObjectRange(S3Client s3) {
        this.s3 = s3;
    }

    /** The last bytes, or all when there are fewer. */
    public byte[] end(TableFile file, int count) {
        return read(file, Math.max(0, file.bytes() - count), file.bytes() - 1);
    }

    /** The first bytes, or all when there are fewer. */
    public byte[] start(TableFile file, int count) {
        return file.bytes() == 0 ? new byte[0] : read(file, 0, Math.min(file.bytes(), count) - 1);
    }

    private byte[] read(TableFile file, long first, long last) {
        return s3.getObjectAsBytes(request -> request.bucket(file.location().bucket())
                        .key(file.location().key())
                        .range("bytes=" + first + "-" + last))
                .asByteArray();
    }
}
