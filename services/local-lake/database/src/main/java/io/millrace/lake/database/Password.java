package io.millrace.lake.database;

import io.millrace.lake.part.PartException;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/** The password of the database user, kept in a file that only its owner reads. */
record Password(Path file, String value) {
    static final String ARGUMENT = "password";
    private static final int BITS = 130;
    private static final int RADIX = 32;

    /**
     * The password kept in a folder; at the first start the one given, or a new one.
     *
     * @throws PartException when one is given that is not the one kept
     */
    static Password in(Path folder, String given) throws IOException {
        Path file = folder.resolve("password");
        if (Files.exists(file)) {
            String kept = Files.readString(file).strip();
            if (given != null && !given.equals(kept)) {
                throw PartException.wrongUse(
                        "--password differs from the one kept in %s: leave it out or start with an empty folder"
                                .formatted(file));
            }
            return new Password(file, kept);
        }
        String value = given == null ? new BigInteger(BITS, new SecureRandom()).toString(RADIX) : given;
        Path whole = Files.createTempFile(
                folder,
                "password",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(whole, value);
        return new Password(Files.move(whole, file), value);
    }

    @Override
    public String toString() {
        return "Password[file=" + file + "]";
    }
}
