package io.millrace.bucketed.files;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FolderTest {

    @ParameterizedTest
    @ValueSource(strings = {"s3://b/a/c", "s3://b/a/c/", "s3a://b/a/c/", "S3N://b/a/c"})
    void a_folder_is_the_same_in_every_spelling(String location) {
        assertThat(Folder.of(location)).isEqualTo(new Folder("b", "a/c/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s3://b", "s3://b/", "/a/b/", "hdfs://x/y/", "s3:///a/"})
    void a_whole_bucket_or_no_location_is_no_folder(String location) {
        assertThatThrownBy(() -> Folder.of(location)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "s3://b/a/, s3://b/a/, true",
        "s3://b/a/, s3://b/a/c/, true",
        "s3://b/a/c/, s3a://b/a, true",
        "s3://b/a/, s3://b/ab/, false",
        "s3://b/a/, s3://c/a/, false"
    })
    void folders_overlap_when_one_lies_in_the_other(String one, String other, boolean expected) {
        assertThat(Folder.of(one).overlaps(Folder.of(other))).isEqualTo(expected);
    }

    @Test
    void only_a_folder_of_a_version_has_one() {
        assertThat(VersionFiles.version(Folder.of("s3://b/t/v=2025-10-22-1f0c9a3b/")))
                .isPresent();
        assertThat(VersionFiles.version(Folder.of("s3://b/v=2025-10-22-1f0c9a3b/t/")))
                .isEmpty();
        assertThat(VersionFiles.version(Folder.of("s3://b/2025-10-22-1f0c9a3b/")))
                .isEmpty();
    }
}
