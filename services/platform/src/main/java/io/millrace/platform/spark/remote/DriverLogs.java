package io.millrace.platform.spark.remote;

import io.millrace.platform.spark.SparkUnreachableException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Uri;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.zip.GZIPInputStream;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Logs that EMR Serverless leaves in S3. */
public final class DriverLogs {
    private static final int LINES = 30;

    private final S3Client s3;
    private final String root;

    /** @param root folder of the logs, for example {@code s3://logs/spark/} */
    public DriverLogs(S3Client s3, String root) {
        this.s3 = s3;
        this.root = root.endsWith("/") ? root : root + "/";
    }

    String root() {
        return root;
    }

    String folder(String application, String jobRun) {
        return root + "applications/" + application + "/jobs/" + jobRun + "/";
    }

    /** The end of the driver's standard error; when it cannot be read, one line that says why. */
    List<String> lastLines(String application, String jobRun) {
        String address = folder(application, jobRun) + "SPARK_DRIVER/stderr.gz";
        S3Uri uri = s3.utilities().parseUri(URI.create(address));
        try (ResponseInputStream<GetObjectResponse> object = AwsAnswers.of(
                        "Log " + address,
                        () -> s3.getObject(
                                request -> request.bucket(uri.bucket().orElseThrow())
                                        .key(uri.key().orElseThrow())));
                BufferedReader reader = new BufferedReader(new InputStreamReader(new GZIPInputStream(object), UTF_8))) {
            Deque<String> last = new ArrayDeque<>(LINES + 1);
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                last.addLast(line);
                if (last.size() > LINES) {
                    last.removeFirst();
                }
            }
            return List.copyOf(last);
        } catch (SparkUnreachableException | AwsServiceException | IOException e) {
            return List.of("(the log " + address + " could not be read: " + e.getMessage() + ")");
        }
    }
}
