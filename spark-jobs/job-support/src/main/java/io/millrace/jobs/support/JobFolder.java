package io.millrace.jobs.support;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A folder on S3 or on disk with its documents. */
public final class JobFolder {
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final FileSystem files;
    private final Path root;

    /** The folder at an address such as {@code s3://bucket/prefix/} or {@code file:///tmp/out/}. */
    public JobFolder(String address, Configuration hadoop) throws IOException {
        this.root = new Path(address);
        this.files = Stores.of(root, hadoop);
    }

    /** The bytes of one file at any address. */
    public static byte[] read(String address, Configuration hadoop) throws IOException {
        Path path = new Path(address);
        try (FSDataInputStream in = path.getFileSystem(hadoop).open(path)) {
            return in.readAllBytes();
        }
    }

    /** Writes a document, over an older one. */
    public void writeJson(String name, Object document) throws IOException {
        write(name, JSON.writeValueAsBytes(document));
    }

    /** Writes a text, over an older one. */
    public void writeText(String name, String text) throws IOException {
        write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Removes a file; nothing happens when there is none. */
    public void remove(String name) throws IOException {
        files.delete(new Path(root, name), false);
    }

    /** Removes a folder with all that is in it. */
    public void removeFolder(String name) throws IOException {
        files.delete(new Path(root, name), true);
    }

    /** Every file below the folder: its path from the folder, and its bytes. */
    public Map<String, Long> sizes() throws IOException {
        Map<String, Long> sizes = new LinkedHashMap<>();
        int prefix = files.makeQualified(root).toUri().getPath().length() + 1;
        try {
            for (FileStatus file : Stores.list(files, root)) {
                sizes.put(file.getPath().toUri().getPath().substring(prefix), file.getLen());
            }
        } catch (FileNotFoundException nothingThere) {
            return Map.of();
        }
        return sizes;
    }

    /** A document is there whole or not at all: stores show it when it is closed, the local disk when it is renamed. */
    private void write(String name, byte[] bytes) throws IOException {
        Path document = new Path(root, name);
        boolean local = files instanceof RawLocalFileSystem;
        Path written = local ? document.suffix(".part") : document;
        try (FSDataOutputStream out = files.create(written, true)) {
            out.write(bytes);
        }
        if (local && !files.rename(written, document)) {
            throw new IOException(
                    "%s could not be renamed to %s: check the disk and its permissions".formatted(written, document));
        }
    }
}
