package io.millrace.alerting.delivery;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.millrace.platform.objects.ObjectLocation;
import io.millrace.platform.objects.ObjectStore;
import io.millrace.platform.stage.StageFailureException;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The first rows of a deletion file, read no further than needed. */
public final class DeletedRows {
    private final ObjectStore objects;
    private final int most;

    /** @param most rows to show */
    public DeletedRows(ObjectStore objects, int most) {
        this.objects = objects;
        this.most = most;
    }

    /** The rows below the header: source, destination, change. */
    public List<List<String>> of(URI file) {
        ObjectLocation location = ObjectLocation.of(file);
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .ofCsvRecord(new InputStreamReader(
                        objects.open(location)
                                .orElseThrow(() -> new StageFailureException(
                                        "The deleted mappings could not be read",
                                        "there is no object " + location,
                                        "Restore it; the batch's manifest beside it names its digest.")),
                        UTF_8))) {
            return csv.stream().skip(1).limit(most).map(CsvRecord::getFields).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + location + " broke off", e);
        }
    }
}
