package io.millrace.alerting.delivery;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.millrace.platform.objects.ObjectLocation;
import io.millrace.platform.objects.ObjectStore;
import io.millrace.platform.stage.StageFailureException;
import software.amazon.awssdk.http.Abortable;

import java.io.IOException;
import java.io.InputStream;
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

    /**
     * The rows below the header: source, destination, change.
     *
     * @throws StageFailureException when there is no such file
     */
    public List<List<String>> of(URI file) {
        ObjectLocation location = ObjectLocation.of(file);
        try (InputStream in = objects.open(location).orElseThrow(() -> missing(location))) {
            List<List<String>> rows = CsvReader.builder().ofCsvRecord(new InputStreamReader(in, UTF_8)).stream()
                    .skip(1)
                    .limit(most)
                    .map(CsvRecord::getFields)
                    .toList();
            leaveTheRest(in);
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + location + " broke off", e);
        }
    }

    /** Closing alone would read the object to its end. */
    private static void leaveTheRest(InputStream in) {
        if (in instanceof Abortable response) {
            response.abort();
        }
    }

    private static StageFailureException missing(ObjectLocation location) {
        return new StageFailureException(
                "The deleted mappings could not be read",
                "there is no object " + location,
                "Restore it; the batch's manifest beside it names its digest.");
    }
}
