package io.millrace.platform.objects;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ObjectLocationTest {
    @Property
    void every_key_survives_its_uri(
            @ForAll @StringLength(min = 1, max = 20) @CharRange(from = ' ', to = '~') String key) {
        ObjectLocation location = new ObjectLocation("bucket-dev", key);

        assertThat(ObjectLocation.of(URI.create(location.uri().toString()))).isEqualTo(location);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://bucket/key", "bucket/key", "s3:key", "s3:///key"})
    void other_places_are_refused(String uri) {
        assertThatThrownBy(() -> ObjectLocation.of(URI.create(uri)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("s3://bucket/key")
                .hasMessageContaining(uri);
    }

    @ParameterizedTest
    @ValueSource(strings = {"data.csv", "a/b/data.csv"})
    void sibling_lies_in_the_same_folder(String key) {
        String folder = key.replace("data.csv", "");

        assertThat(new ObjectLocation("b", key).sibling("snapshot.json"))
                .isEqualTo(new ObjectLocation("b", folder + "snapshot.json"));
    }
}
