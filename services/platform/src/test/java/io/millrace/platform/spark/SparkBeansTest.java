package io.millrace.platform.spark;

import io.millrace.platform.aws.AwsClients;
import io.millrace.platform.aws.AwsSettings;
import io.millrace.platform.ledger.CheckpointStore;
import io.millrace.platform.spark.remote.PacedLauncher;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class SparkBeansTest {
    private static final AwsClients CLIENTS = new AwsClients(AwsSettings.of("us-east-1", Map.of()));
    private static final Map<String, String> ALL = Map.of(
            "millrace.spark.kubernetes.image", "millrace/spark-jobs:3.5.7",
            "millrace.spark.glue.job-name", "split",
            "millrace.spark.emr-serverless.application-id", "app",
            "millrace.spark.emr-serverless.execution-role", "arn:aws:iam::1:role/jobs",
            "millrace.spark.emr-serverless.logs", "s3://b/logs/");

    @AfterAll
    static void close() {
        CLIENTS.close();
    }

    @Test
    void jobs_run_on_this_machine_unless_a_setting_says_otherwise() {
        assertThat(launcher(Map.of())).isInstanceOf(LocalLauncher.class);
    }

    @ParameterizedTest
    @CsvSource({"kubernetes", "glue", "emr-serverless"})
    void every_platform_elsewhere_is_asked_at_a_pace(String platform) {
        assertThat(launcher(asked(platform, ALL))).isInstanceOf(PacedLauncher.class);
    }

    @ParameterizedTest
    @CsvSource({
        "kubernetes, millrace.spark.kubernetes.image",
        "glue, millrace.spark.glue.job-name",
        "emr-serverless, millrace.spark.emr-serverless.application-id",
        "emr-serverless, millrace.spark.emr-serverless.execution-role"
    })
    void setting_that_its_platform_needs_is_named_when_it_is_missing(String platform, String setting) {
        Map<String, String> settings = asked(platform, ALL);
        settings.remove(setting);

        assertThatIllegalStateException()
                .isThrownBy(() -> launcher(settings))
                .withMessageContaining(setting)
                .withMessageContaining("millrace.spark.launcher");
    }

    private static Map<String, String> asked(String platform, Map<String, String> others) {
        Map<String, String> settings = new HashMap<>(others);
        settings.put("millrace.spark.launcher", platform);
        return settings;
    }

    private static SparkLauncher launcher(Map<String, String> settings) {
        SparkConfig config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withMapping(SparkConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(SparkConfig.class);
        return new SparkBeans()
                .launcher(config, CLIENTS, new CheckpointStore(CLIENTS.dynamoDb(), "none"), Clock.systemUTC());
    }
}
