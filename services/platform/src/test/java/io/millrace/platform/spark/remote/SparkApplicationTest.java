package io.millrace.platform.spark.remote;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.millrace.platform.spark.SparkJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SparkApplicationTest {
    private static final Path EXAMPLE = Path.of("../../deploy/spark/sparkapplication.yaml");
    private static final SparkApplication SHAPE = shape(List.of());

    @Test
    void example_of_the_deployment_is_what_the_launcher_creates() throws IOException {
        String runId = "1f0c9a3b-5d6e-4f70-8a9b-0c1d2e3f4a5b";
        String example = Files.readString(EXAMPLE).replace("millrace-NAME", SparkApplication.name(runId));

        GenericKubernetesResource created = SHAPE.of(new SparkJob(
                runId,
                "split-and-bucket",
                "io.millrace.jobs.bucketing.SplitAndBucketJob",
                "local:///opt/millrace/split-and-bucket-0.1.0-SNAPSHOT.jar",
                List.of(
                        "--arguments",
                        "s3://lake-stg/bucketed/infobase_attributes/v=2025-10-22-1f0c9a3b/metadata/arguments.json"),
                Map.of(),
                new SparkJob.Sizes(4, 4, 8192, 1024)));

        assertThat(created).isEqualTo(Serialization.unmarshal(example, GenericKubernetesResource.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"r", "A.b_c-D", "1f0c9a3b-5d6e-4f70-8a9b-0c1d2e3f4a5b-r2"})
    void name_of_any_run_id_is_a_dns_label_and_stays_the_same(String runId) {
        String name = SparkApplication.name(runId);

        assertThat(name).matches("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?").isEqualTo(SparkApplication.name(runId));
    }

    @Test
    void run_ids_that_differ_in_case_alone_have_names_of_their_own() {
        assertThat(SparkApplication.name("Run")).isNotEqualTo(SparkApplication.name("run"));
    }

    @Test
    void a_secret_is_named_to_the_driver_and_stands_nowhere_else() {
        // given
        List<SecretVariable> secrets =
                List.of(SecretVariable.of(" POSTGRES_PASSWORD=reconciliation/postgres-password"));

        // when
        GenericKubernetesResource created = shape(secrets)
                .of(new SparkJob(
                        "r",
                        "reconcile",
                        "Main",
                        "local:///r.jar",
                        List.of(),
                        Map.of(),
                        new SparkJob.Sizes(1, 1, 1, 1)));

        // then
        assertThat(created.<List<?>>get("spec", "driver", "env"))
                .asString()
                .contains("POSTGRES_PASSWORD", "secretKeyRef", "reconciliation", "postgres-password");
        assertThat(created.<List<?>>get("spec", "executor", "env")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s3cret", "A=s3cret", "A=b/", "=b/c", "A=S3cret/c", "A B=b/c", "A=b/s3cret d"})
    void another_form_of_a_secret_is_an_error_that_does_not_tell_what_was_written(String wrong) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SecretVariable.of(wrong))
                .withMessageContaining("millrace.spark.kubernetes.secrets")
                .withMessageContaining("NAME=SECRET/KEY")
                .withMessageNotContainingAny("s3cret", "S3cret");
    }

    private static SparkApplication shape(List<SecretVariable> secrets) {
        return new SparkApplication(
                "millrace", "millrace/spark-jobs:3.5.7", "spark", "3.5.7", Map.of("AWS_REGION", "us-east-1"), secrets);
    }
}
