package io.millrace.bucketing.config;

import io.millrace.bucketing.domain.Companion;
import io.millrace.bucketing.domain.Companion.Differs;
import io.millrace.bucketing.domain.DatasetPlan;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class DatasetPlansTest {
    private static final String DATASETS = "millrace.bucketing.datasets.";

    @Test
    void delivered_settings_make_two_datasets_that_belong_together() {
        // when
        Map<String, DatasetPlan> plans = DatasetPlans.of(config(Map.of()), "stg");
        // then
        DatasetPlan infobase = plans.get("infobase_attributes");
        assertThat(infobase.rawInput()).hasToString("s3://millrace-datalake-stg/opus/infobase_attributes/raw_input/");
        assertThat(infobase.target()).hasToString("s3://millrace-datalake-stg/bucketed/infobase_attributes/");
        assertThat(infobase.mapping())
                .contains("s3://millrace-datalake-stg/opus/config/infobase_attributes_mapping.csv");
        assertThat(infobase.companion()).contains(new Companion("addressable_ids", Differs.WARN));
        assertThat(plans.get("addressable_ids").companion())
                .contains(new Companion("infobase_attributes", Differs.WARN));
        assertThat(plans.get("addressable_ids").mapping()).isEmpty();
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "addressable_ids.companion, nobody, addressable_ids.companion",
        "addressable_ids.companion, addressable_ids, addressable_ids.companion",
        "addressable_ids.root, elsewhere, addressable_ids.root",
        "addressable_ids.root, s3://whole-bucket, addressable_ids.root",
        "addressable_ids.mapping, mapping.csv, addressable_ids.mapping",
        "addressable_ids.target, s3://millrace-datalake-stg/bucketed, .target",
        "addressable_ids.target, s3://millrace-datalake-{env}/opus/infobase_attributes/raw_input/x, .target",
        "addressable_ids.layouts, 'files,files', addressable_ids.layouts",
        "addressable_ids.tables, 'a,b', addressable_ids.tables"
    })
    void setting_that_cannot_work_is_named(String property, String value, String named) {
        assertThatIllegalStateException()
                .isThrownBy(() -> DatasetPlans.of(config(Map.of(DATASETS + property, value)), "stg"))
                .withMessageContaining(DATASETS)
                .withMessageContaining(named);
    }

    @Test
    void marker_that_the_job_would_read_as_data_is_refused() {
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> DatasetPlans.of(config(Map.of("millrace.bucketing.markers", "_SUCCESS,done.txt")), "stg"))
                .withMessageContaining("millrace.bucketing.markers")
                .withMessageContaining("done.txt");
    }

    private static BucketingConfig config(Map<String, String> given) {
        Map<String, String> settings = new HashMap<>();
        delivered().forEach((name, value) -> settings.put(name.toString(), value.toString()));
        settings.putAll(given);
        settings.keySet().removeIf(name -> !name.startsWith("millrace.bucketing."));
        return new SmallRyeConfigBuilder()
                .withMapping(BucketingConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(BucketingConfig.class);
    }

    private static Properties delivered() {
        Properties properties = new Properties();
        String name = "META-INF/microprofile-config.properties";
        try {
            var resources = DatasetPlansTest.class.getClassLoader().getResources(name);
            while (resources.hasMoreElements()) {
                try (InputStream in = resources.nextElement().openStream()) {
                    properties.load(in);
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return properties;
    }
}
