package io.millrace.jobs.replay;

import io.millrace.config.Problem;
import io.millrace.jobs.support.ArgumentsReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReplayArgumentsTest {
    private static final String COMMON = "\"runId\": \"r\", \"config\": \"file:/t.yaml\", \"target\": \"file:/out/\", ";

    private static ReplayArguments read(String more) {
        String json = "{" + COMMON + more + "}";
        return ArgumentsReader.read(json.getBytes(StandardCharsets.UTF_8), "arguments.json", ReplayArguments.class);
    }

    @Test
    void each_verb_takes_what_it_has_a_use_for() {
        // when
        List<Problem> problems = List.of(
                        read("\"verb\": \"list\", \"rule\": \"tel_001\", \"since\": \"2026-03-01T00:00:00Z\""),
                        read("\"verb\": \"show\", \"most\": 5, \"tables\": [\"alerts\"]"),
                        read("\"verb\": \"replay\", \"dryRun\": true, \"patch\": \"s3://b/patch.yaml\""))
                .stream()
                .flatMap(arguments -> arguments.problems().stream())
                .toList();

        // then
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            textBlock =
                    """
                    "verb": "drop"                                        | argument verb
                    "verb": "list", "patch": "file:/p.yaml"               | argument patch
                    "verb": "list", "most": 3                             | argument most
                    "verb": "show"                                        | argument most
                    "verb": "show", "most": 0                             | argument most
                    "verb": "replay"                                      | argument dryRun
                    "verb": "replay", "dryRun": false, "patch": "p.yaml"  | argument patch
                    "verb": "list", "since": "yesterday"                  | argument since
                    "verb": "list", "tabels": []                          | argument tabels
                    """)
    void anything_else_is_told(String more, String what) {
        // when
        // then
        assertThatThrownBy(() -> read(more)).hasMessageContaining(what);
    }
}
