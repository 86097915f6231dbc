package io.millrace.registration.files;

import io.millrace.platform.objects.ObjectLocation;
import io.millrace.platform.stage.StageFailureException;
import io.millrace.registration.domain.TableRequest;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

import java.net.URI;
import java.util.Arrays;
import java.util.List;

/** The data files of a table: all pages, without what engines pass over. */
public final class TableListing {
    private final S3Client s3;

    /** Listings as the client sees them. */
    public TableListing(S3Client s3) {
        this.s3 = s3;
    }

    /**
     * The data files in a folder, in the order of their keys.
     *
     * @throws StageFailureException when there is none
     */
    public List<TableFile> files(URI folder) {
        ObjectLocation location = ObjectLocation.of(folder);
        String prefix =
                location.key().endsWith("/") || location.key().isEmpty() ? location.key() : location.key() + "/";
        List<TableFile> files =
                s3
                        .listObjectsV2Paginator(
                                request -> request.bucket(location.bucket()).prefix(prefix))
                        .contents()
                        .stream()
                        .filter(object -> isData(object, prefix))
                        .map(object -> new TableFile(
                                new ObjectLocation(location.bucket(), object.key()),
                                object.key().substring(prefix.length()),
                                object.size()))
                        .toList();
        if (files.isEmpty()) {
            throw new StageFailureException(
                    "The table folder " + folder + " cannot be registered",
                    "there is no data file in it",
                    "Check the location in the event, and that the files are complete.");
        }
        return files;
    }

    private static boolean isData(S3Object object, String prefix) {
        return !object.key().endsWith("/")
                && Arrays.stream(object.key().substring(prefix.length()).split("/"))
                        .noneMatch(TableRequest::isHidden);
    }
}
