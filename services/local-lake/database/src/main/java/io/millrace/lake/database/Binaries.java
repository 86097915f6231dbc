package io.millrace.lake.database;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The programs of PostgreSQL, unpacked once into a folder that several processes may share. */
record Binaries(Path folder) {
    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
    private static final int OWNER_EXECUTES = 0100;

    /**
     * Unpacks into a sub-folder named by the archive's checksum, under another name first: it is whole or missing.
     *
     * @throws IOException when there is no PostgreSQL for this platform, or the disk is full
     */
    static Binaries in(Path parent) throws IOException {
        Path folder = parent.resolve(Long.toHexString(checksum()));
        if (Files.isDirectory(folder)) {
            return new Binaries(folder);
        }
        Path unpacked = Files.createTempDirectory(Files.createDirectories(parent), "unfinished-");
        Files.setPosixFilePermissions(unpacked, PosixFilePermissions.fromString("rwxr-xr-x"));
        unpackInto(unpacked);
        try {
            Files.move(unpacked, folder);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
            Folders.delete(unpacked);
        }
        return new Binaries(folder);
    }

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    private static long checksum() throws IOException {
        JarURLConnection entry = (JarURLConnection) archive().openConnection();
        return entry.getJarEntry().getCrc();
    }

    private static URL archive() throws IOException {
        URL archive = Binaries.class.getResource(ARCHIVE);
        if (archive == null) {
            throw new IOException(
                    "no PostgreSQL for this platform: %s is not on the class path; the local database needs Linux on x86-64"
                            .formatted(ARCHIVE));
        }
        return archive;
    }

    private static void unpackInto(Path target) throws IOException {
        try (InputStream archive = archive().openStream();
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(entry, tar, target.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, path);
        boolean program = (entry.getMode() & OWNER_EXECUTES) != 0;
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    }
}
