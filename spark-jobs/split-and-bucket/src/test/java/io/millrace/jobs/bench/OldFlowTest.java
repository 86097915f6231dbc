package io.millrace.jobs.bench;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class OldFlowTest {
    /** Sizes and file counts of real tables of the flow that was replaced. */
    @ParameterizedTest
    @CsvSource({"17.4, 36", "19.9, 36", "34, 96", "0.5, 24", "60, 128", "100, 128"})
    void it_makes_as_many_files_as_the_flow_that_it_stands_for(double gigabytes, int files) {
        assertThat(OldFlow.fileCount(gigabytes)).isEqualTo(files);
    }
}
