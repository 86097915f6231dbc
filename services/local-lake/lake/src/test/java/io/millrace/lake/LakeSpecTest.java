package io.millrace.lake;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LakeSpecTest {
    private static final Path HOME = Path.of("/repository");

    @Test
    void topics_need_a_broker() {
        assertThatThrownBy(() -> new LakeSpec(HOME, null, Set.of(LakePart.STAND_IN), 0, List.of("t"), 1))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("[t]")
                .hasMessageContaining("BROKER");
    }

    @Test
    void a_port_base_leaves_room_for_every_part() {
        assertThatThrownBy(() -> new LakeSpec(HOME, null, Set.of(), 65_535, List.of(), 1))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("65535");
        assertThatThrownBy(() -> new LakeSpec(HOME, null, Set.of(), -1, List.of(), 1))
                .isInstanceOf(LakeException.class);
    }

    @Test
    void a_topic_has_at_least_one_partition() {
        assertThatThrownBy(() -> new LakeSpec(HOME, null, Set.of(), 0, List.of(), 0))
                .isInstanceOf(LakeException.class)
                .hasMessageContaining("partitions");
    }

    @Test
    void the_environment_names_the_parts_that_run_and_no_others() {
        // given
        LakeEndpoints endpoints = new LakeEndpoints(Map.of(LakePart.BROKER, 9092, LakePart.STAND_IN, 4566), null);

        // when
        Map<String, String> environment = endpoints.asEnvironment();

        // then
        assertThat(environment)
                .containsEntry("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9092")
                .containsEntry("GLUE_ENDPOINT", "http://127.0.0.1:4566")
                .containsEntry("ATHENA_ENDPOINT", "http://127.0.0.1:4566")
                .containsEntry("CLEANROOMS_ENDPOINT", "http://127.0.0.1:4566")
                .containsEntry("ENTITYRESOLUTION_ENDPOINT", "http://127.0.0.1:4566")
                .containsEntry("SES_ENDPOINT", "http://127.0.0.1:4566")
                .containsEntry("SNS_ENDPOINT", "http://127.0.0.1:4566")
                .containsEntry("AWS_REGION", "us-east-1")
                .containsKeys("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")
                .doesNotContainKeys("S3_ENDPOINT", "DYNAMODB_ENDPOINT", "POSTGRES_URL", "TRINO_URL");
        assertThatThrownBy(endpoints::s3).isInstanceOf(LakeException.class).hasMessageContaining("OBJECT_STORE");
    }

    @Test
    void the_sql_engine_is_addressed_by_jdbc_and_starts_only_when_asked_for() {
        // given
        LakeEndpoints endpoints = new LakeEndpoints(Map.of(LakePart.SQL_ENGINE, 8080), null);

        // when
        Map<String, String> environment = endpoints.asEnvironment();

        // then
        assertThat(environment).containsEntry("TRINO_URL", "jdbc:trino://127.0.0.1:8080/hive");
        assertThat(LakePart.quick()).doesNotContain(LakePart.SQL_ENGINE).hasSize(LakePart.values().length - 1);
        assertThat(LakePart.SQL_ENGINE.needs()).containsExactlyInAnyOrder(LakePart.OBJECT_STORE, LakePart.STAND_IN);
    }

    @Test
    void the_password_of_the_database_is_in_the_environment_and_never_in_a_text() {
        // given
        LakeEndpoints endpoints = new LakeEndpoints(Map.of(LakePart.DATABASE, 5432), "s3cret");

        // when
        Map<String, String> environment = endpoints.asEnvironment();

        // then
        assertThat(environment)
                .containsEntry("POSTGRES_URL", "jdbc:postgresql://127.0.0.1:5432/millrace")
                .containsEntry("POSTGRES_USER", "millrace")
                .containsEntry("POSTGRES_PASSWORD", "s3cret");
        assertThat(endpoints.toString()).doesNotContain("s3cret");
    }
}
