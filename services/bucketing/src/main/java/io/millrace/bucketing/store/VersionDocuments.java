package io.millrace.bucketing.store;

import io.millrace.bucketing.domain.Folder;
import io.millrace.bucketing.domain.JobArguments;
import io.millrace.platform.objects.ObjectLocation;
import io.millrace.platform.objects.ObjectStore;
import io.millrace.platform.spark.stage.StagedJob;
import software.amazon.awssdk.services.s3.S3Client;

import java.util.Optional;

/** The documents of a version, in its folder {@code metadata/}. */
public final class VersionDocuments {
    private final S3Client s3;
    private final ObjectStore objects;

    /** Documents as the client sees them. */
    public VersionDocuments(S3Client s3) {
        this.s3 = s3;
        this.objects = new ObjectStore(s3);
    }

    /** Makes a version's folder ready for a run: what made older files count goes first. */
    public void begin(Folder version, JobArguments arguments) {
        remove(version.object(StagedJob.RESULT));
        remove(version.object(StagedJob.FAILURE));
        objects.put(version.object(StagedJob.ARGUMENTS), arguments.toJson(), "application/json");
    }

    /** A document's text; empty when it is not there. */
    public Optional<String> read(Folder version, String document) {
        return objects.text(version.object(document));
    }

    /** The Spark run that arguments are those of, or that they are nobody's. */
    public static String runOf(String arguments) {
        try {
            return JobArguments.parse(arguments).runId();
        } catch (IllegalArgumentException foreign) {
            return "an unknown writer (" + foreign.getMessage() + ")";
        }
    }

    private void remove(ObjectLocation object) {
        s3.deleteObject(request -> request.bucket(object.bucket()).key(object.key()));
    }
}
