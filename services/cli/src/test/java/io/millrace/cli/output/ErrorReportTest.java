package io.millrace.cli.output;

import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

import java.io.PrintWriter;
import java.io.StringWriter;

import static org.assertj.core.api.Assertions.assertThat;

class ErrorReportTest {
    private final StringWriter text = new StringWriter();
    private final PrintWriter err = new PrintWriter(text);

    @Test
    void a_missing_lake_ends_with_3_and_names_the_command_that_starts_one() {
        // when
        int exit = ErrorReport.print(CliException.noLake(), err, false);
        // then
        assertThat(exit).isEqualTo(ExitCodes.NO_LAKE);
        assertThat(text.toString()).contains("./millrace up").doesNotContain("\tat ");
    }

    @Test
    void a_broker_out_of_reach_counts_as_a_missing_lake() {
        // given
        Exception failure = new IllegalStateException("no lag", new TimeoutException("broker 127.0.0.1:1"));
        // when
        int exit = ErrorReport.print(failure, err, false);
        // then
        assertThat(exit).isEqualTo(ExitCodes.NO_LAKE);
        assertThat(text.toString()).contains("Kafka cannot be reached", "./millrace env");
    }

    @Test
    void an_aws_endpoint_out_of_reach_counts_as_a_missing_lake() {
        // given
        Exception failure = SdkClientException.create("Connect to 127.0.0.1:1 failed");
        // when
        int exit = ErrorReport.print(failure, err, false);
        // then
        assertThat(exit).isEqualTo(ExitCodes.NO_LAKE);
        assertThat(text.toString()).contains("127.0.0.1:1");
    }

    @Test
    void a_refusal_of_aws_is_told_with_its_code() {
        // given
        Exception failure = DynamoDbException.builder()
                .awsErrorDetails(AwsErrorDetails.builder()
                        .serviceName("DynamoDb")
                        .errorCode("ResourceNotFoundException")
                        .errorMessage("no table millrace-ledger")
                        .build())
                .build();
        // when
        int exit = ErrorReport.print(failure, err, false);
        // then
        assertThat(exit).isEqualTo(ExitCodes.FINDINGS);
        assertThat(text.toString()).contains("ResourceNotFoundException", "millrace-ledger");
    }

    @Test
    void the_stack_trace_is_shown_only_when_asked_for() {
        // given
        Exception failure = new IllegalStateException("broken");
        // when
        ErrorReport.print(failure, err, true);
        // then
        assertThat(text.toString()).contains("error: broken", "\tat ");
    }
}
