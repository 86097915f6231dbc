package io.millrace.cli.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.millrace.cli.demo.account.Findings;
import io.millrace.cli.demo.account.RejectedLine;
import io.millrace.cli.demo.account.WrittenFile;
import io.millrace.cli.demo.source.ChangedMapping;
import io.millrace.cli.output.Json;
import io.millrace.events.Event;
import io.millrace.events.lake.SnapshotWritten;
import io.millrace.events.mapping.AdditionsFound;
import io.millrace.events.mapping.DeletionsFound;
import io.millrace.events.mapping.Mapping;
import io.millrace.events.mapping.PublishedBatch;
import io.millrace.lake.standin.ses.SentMail;
import io.millrace.platform.objects.ObjectLocation;
import io.millrace.platform.objects.ObjectStore;
import io.millrace.platform.snapshot.SnapshotManifest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Reads back from S3 what the events of a chain tell of. */
final class LakeReader {
    /** Folder by folder, the manifest at the end. */
    private static final Comparator<WrittenFile> IN_ORDER_OF_WRITING = Comparator.comparing(WrittenFile::folder)
            .thenComparing(file -> file.rows() == null)
            .thenComparing(WrittenFile::name);

    private final ObjectStore objects;

    LakeReader(ObjectStore objects) {
        this.objects = objects;
    }

    Findings read(List<Event<?>> chain, List<SentMail> mails) {
        Map<ObjectLocation, String> texts = new LinkedHashMap<>();
        ObjectLocation manifestFile = null;
        Optional<PublishedBatch> additions = Optional.empty();
        Optional<PublishedBatch> deletions = Optional.empty();
        for (Event<?> event : chain) {
            if (event.data() instanceof SnapshotWritten written) {
                manifestFile = ObjectLocation.of(written.manifest());
                load(manifestFile.sibling(""), texts);
            } else if (event.data() instanceof AdditionsFound found) {
                additions = Optional.of(found.batch());
                load(ObjectLocation.of(found.batch().manifest()).sibling(""), texts);
            } else if (event.data() instanceof DeletionsFound found) {
                deletions = Optional.of(found.batch());
                load(batchFolder(found.batch()), texts);
            }
        }
        SnapshotManifest manifest = SnapshotManifest.parse(texts.get(manifestFile), manifestFile.toString());
        List<WrittenFile> files = new ArrayList<>();
        texts.forEach((location, text) -> files.add(file(location, text)));
        files.sort(IN_ORDER_OF_WRITING);
        ObjectLocation data = manifestFile.sibling(manifest.file());
        return new Findings(
                manifest.counts(),
                mappings(texts.get(data)),
                rejected(texts.get(manifestFile.sibling(manifest.rejectedFile()))),
                additions.map(batch -> changes(texts, batch)).orElse(List.of()),
                deletions.map(batch -> changes(texts, batch)).orElse(List.of()),
                texts.entrySet().stream()
                        .filter(entry -> entry.getKey().key().endsWith("/ambiguous.csv"))
                        .flatMap(entry -> mappings(entry.getValue()).stream())
                        .toList(),
                files,
                misstated(files, manifest, data, texts),
                chain,
                mails);
    }

    /** How many objects the bucket holds. */
    long count(String bucket) {
        return objects.list(new ObjectLocation(bucket, "")).count();
    }

    private static ObjectLocation batchFolder(PublishedBatch batch) {
        ObjectLocation manifest = ObjectLocation.of(batch.manifest());
        String key = manifest.key();
        return new ObjectLocation(
                manifest.bucket(),
                key.substring(0, key.indexOf(batch.id()) + batch.id().length() + 1));
    }

    private void load(ObjectLocation folder, Map<ObjectLocation, String> texts) {
        objects.list(folder)
                .forEach(location -> texts.put(location, objects.text(location).orElseThrow()));
    }

    private static WrittenFile file(ObjectLocation location, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        Long rows = location.key().endsWith(".csv") ? (long) rows(text).size() : null;
        String sha256 = HexFormat.of().formatHex(ObjectStore.newSha256().digest(bytes));
        return new WrittenFile(location, bytes.length, rows, sha256);
    }

    private static List<String> misstated(
            List<WrittenFile> files,
            SnapshotManifest manifest,
            ObjectLocation data,
            Map<ObjectLocation, String> texts) {
        List<String> misstated = new ArrayList<>();
        compare(files, data, manifest.rows(), manifest.bytes(), manifest.sha256(), misstated);
        texts.forEach((location, text) -> {
            if (location.key().endsWith("/.manifest.json")) {
                for (ManifestFile file : Json.read(text, new TypeReference<BatchFiles>() {}, location.toString())
                        .files()) {
                    compare(
                            files,
                            inFolderOf(location, file.name()),
                            file.rows(),
                            file.bytes(),
                            file.sha256(),
                            misstated);
                }
            }
        });
        return misstated;
    }

    private static ObjectLocation inFolderOf(ObjectLocation manifest, String name) {
        String folder = manifest.key().substring(0, manifest.key().lastIndexOf('/') + 1);
        return new ObjectLocation(
                manifest.bucket(),
                java.net.URI.create("/" + folder).resolve(name).getPath().substring(1));
    }

    private static void compare(
            List<WrittenFile> files,
            ObjectLocation location,
            long rows,
            long bytes,
            String sha256,
            List<String> misstated) {
        boolean asStated = files.stream()
                .anyMatch(file -> file.location().equals(location)
                        && file.rows() == rows
                        && file.bytes() == bytes
                        && file.sha256().equals(sha256));
        if (!asStated) {
            misstated.add(location.toString());
        }
    }

    private static List<ChangedMapping> changes(Map<ObjectLocation, String> texts, PublishedBatch batch) {
        return rows(texts.get(ObjectLocation.of(batch.file()))).stream()
                .map(row -> new ChangedMapping(row.getField(0), row.getField(1), row.getField(2)))
                .toList();
    }

    private static List<Mapping> mappings(String text) {
        return rows(text).stream()
                .map(row -> new Mapping(row.getField(0), row.getField(1)))
                .toList();
    }

    private static List<RejectedLine> rejected(String text) {
        return rows(text).stream()
                .map(row -> new RejectedLine(row.getField(0), row.getField(1), row.getField(2), row.getField(3)))
                .toList();
    }

    private static List<CsvRecord> rows(String text) {
        List<CsvRecord> all = CsvReader.builder().ofCsvRecord(text).stream().toList();
        return all.subList(1, all.size());
    }

    @com.fasterxml.jackson.annotation.JsonIgnoreProperties(ignoreUnknown = true)
    record BatchFiles(List<ManifestFile> files) {}

    @com.fasterxml.jackson.annotation.JsonIgnoreProperties(ignoreUnknown = true)
    record ManifestFile(String name, long rows, long bytes, String sha256) {}
}
