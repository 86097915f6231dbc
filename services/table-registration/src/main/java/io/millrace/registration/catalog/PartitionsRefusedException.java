package io.millrace.registration.catalog;

/** The catalog took a batch of partitions but for some of them. */
public final class PartitionsRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PartitionsRefusedException(String message) {
        super(message);
    }
}
