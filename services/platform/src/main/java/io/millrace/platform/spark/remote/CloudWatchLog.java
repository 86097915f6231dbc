package io.millrace.platform.spark.remote;

import io.millrace.platform.spark.SparkUnreachableException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

import java.util.List;

/** Logs that a platform leaves in CloudWatch. */
public final class CloudWatchLog {
    private static final int EVENTS = 30;

    private final CloudWatchLogsClient logs;

    /** Logs as the client sees them. */
    public CloudWatchLog(CloudWatchLogsClient logs) {
        this.logs = logs;
    }

    /** The end of a stream; when it cannot be read, one line that says why. */
    List<String> lastLines(String group, String stream) {
        String address = "log group " + group + ", stream " + stream;
        try {
            return AwsAnswers.of(
                            "The end of " + address,
                            () -> logs.getLogEvents(request -> request.logGroupName(group)
                                    .logStreamName(stream)
                                    .startFromHead(false)
                                    .limit(EVENTS)))
                    .events()
                    .stream()
                    .flatMap(event -> event.message().lines())
                    .toList();
        } catch (SparkUnreachableException | AwsServiceException e) {
            return List.of("(CloudWatch " + address + " could not be read: " + e.getMessage() + ")");
        }
    }
}
