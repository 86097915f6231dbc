package io.millrace.platform.objects;

import io.millrace.lake.LakePart;
import io.millrace.platform.aws.AwsClients;
import io.millrace.platform.testing.LakeClients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.S3Exception;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ObjectStoreIT {
    private final AwsClients clients = LakeClients.with(LakeClients.settings(LakePart.OBJECT_STORE));
    private final ObjectStore store = new ObjectStore(clients.s3());
    private final String bucket = LakeClients.unique("objects");

    @BeforeEach
    void create() {
        clients.s3().createBucket(request -> request.bucket(bucket));
    }

    @AfterEach
    void delete() {
        store.list(at("")).toList().parallelStream().forEach(object -> clients.s3()
                .deleteObject(request -> request.bucket(bucket).key(object.key())));
        clients.s3().deleteBucket(request -> request.bucket(bucket));
        clients.close();
    }

    @Test
    void file_comes_back_as_it_was_with_its_size_and_sha256(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("f"), "abc");

        StoredObject stored = store.put(at("a/f.csv"), file, "text/csv");

        assertThat(stored.bytes()).isEqualTo(3);
        assertThat(stored.sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        try (InputStream in = store.open(at("a/f.csv")).orElseThrow()) {
            assertThat(in.readAllBytes()).isEqualTo("abc".getBytes(UTF_8));
        }
    }

    @Test
    void object_that_is_not_there_is_an_answer() {
        assertThat(store.text(at("nothing"))).isEmpty();
        assertThat(store.open(at("nothing"))).isEmpty();
    }

    @Test
    void bucket_that_is_not_there_is_an_error() {
        ObjectLocation nowhere = new ObjectLocation(LakeClients.unique("no-such-bucket"), "key");

        assertThatThrownBy(() -> store.text(nowhere)).isInstanceOf(S3Exception.class);
        assertThatThrownBy(() -> store.list(nowhere).toList()).isInstanceOf(S3Exception.class);
    }

    @Test
    void every_page_of_a_listing_is_read_in_the_order_of_keys() {
        // given more keys than the 1000 of one page, and a neighbour
        List<ObjectLocation> expected = IntStream.range(0, 1_050)
                .mapToObj(i -> at("many/%05d".formatted(i)))
                .toList();
        expected.parallelStream().forEach(location -> store.put(location, "x", "text/plain"));
        store.put(at("manyother"), "x", "text/plain");
        // when
        List<ObjectLocation> listed = store.list(at("many/")).toList();
        // then
        assertThat(listed).containsExactlyElementsOf(expected);
    }

    @Test
    void text_is_written_as_utf_8_over_what_was_there() {
        store.put(at("t"), "old and longer", "text/plain");
        store.put(at("t"), "größer", "text/plain");

        assertThat(store.text(at("t"))).hasValue("größer");
    }

    private ObjectLocation at(String key) {
        return new ObjectLocation(bucket, key);
    }
}
