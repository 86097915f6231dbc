package io.millrace.jobs.bucketing;

import io.millrace.bucketing.domain.JobArguments;
import io.millrace.bucketing.testing.ScriptedSpark;
import io.millrace.platform.aws.AwsClients;
import io.millrace.platform.aws.AwsSettings;
import io.millrace.platform.objects.ObjectLocation;
import io.millrace.platform.objects.ObjectStore;
import io.millrace.platform.testing.LakeClients;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Stands for the job of this name as a process of its own: the first one of a folder works until its service is gone, the
 * next one writes what the job writes.
 */
public final class SplitAndBucketJob {
    /** Environment variable of the folder in which processes of one test know of each other. */
    public static final String FOLDER = "SCRIPTED_JOB_FOLDER";

    private SplitAndBucketJob() {}

    /** {@code --arguments <address>}. */
    public static void main(String[] args) throws IOException {
        System.out.println("begun " + ProcessHandle.current().pid());
        Path first = Path.of(System.getenv(FOLDER)).resolve("first");
        if (Files.notExists(first)) {
            Files.createFile(first);
            System.in.transferTo(OutputStream.nullOutputStream());
            System.exit(1);
        }
        try (AwsClients clients = LakeClients.with(AwsSettings.fromEnvironment(System.getenv()))) {
            ObjectStore objects = new ObjectStore(clients.s3());
            String arguments =
                    objects.text(ObjectLocation.of(URI.create(args[1]))).orElseThrow();
            ScriptedSpark.write(objects, JobArguments.parse(arguments));
        }
    }
}
