package io.millrace.cli.bench;

import io.millrace.cli.output.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class CompareBenchIT {

    @Test
    void merge_and_sets_find_the_same_each_in_a_jvm_of_its_own() throws Exception {
        // given
        CompareBench bench = new CompareBench(4000, 1);

        // when
        Measured measured = bench.run(Progress.plain(new PrintStream(new ByteArrayOutputStream(), true, UTF_8)));

        // then
        assertThat(measured.figures())
                .filteredOn(figure -> figure.name().equals("differences found by both"))
                .singleElement()
                .satisfies(figure -> assertThat(figure.value()).isBetween(80.0, 320.0));
        assertThat(measured.figures())
                .filteredOn(figure -> figure.goal() != null)
                .hasSize(2);
        assertThat(measured.figures())
                .allSatisfy(figure -> assertThat(figure.value()).isPositive());
    }

    @Test
    void the_same_seed_writes_the_same_snapshots(@TempDir Path one, @TempDir Path other) throws IOException {
        // when
        SnapshotPair pair = SnapshotPair.write(one, 1000, 7);

        // then
        SnapshotPair same = SnapshotPair.write(other, 1000, 7);
        assertThat(pair.previous()).hasSameTextualContentAs(same.previous());
        assertThat(pair.current()).hasSameTextualContentAs(same.current());
        assertThat(Files.readString(pair.current())).isNotEqualTo(Files.readString(pair.previous()));
    }
}
