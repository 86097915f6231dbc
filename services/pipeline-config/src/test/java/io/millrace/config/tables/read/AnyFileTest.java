package io.millrace.config.tables.read;

import io.millrace.config.InvalidInputException;
import io.millrace.config.Problem;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever a file says, it is read, or each of its problems names a place in it. */
class AnyFileTest {
    private static final String FILE = EveryKeyFile.text();
    private static final String SIGNS = "{}[]:,-#&*!|>'\"%@` \n\tx9.~?\\$\u0000\uD800é";

    @Property(tries = 300)
    void one_thing_changed_gives_a_valid_file_or_problems_with_places(@ForAll long seed) {
        // given
        String text = new Mutations(seed).mutated(FILE);
        // when
        List<Problem> problems = problems(text);
        // then
        assertPlaces(text, problems);
    }

    @Property(tries = 200)
    void characters_changed_give_a_valid_file_or_problems_with_places(@ForAll long seed) {
        // given
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder(FILE);
        for (int i = 0; i <= random.nextInt(4); i++) {
            int at = random.nextInt(text.length());
            text.setCharAt(at, SIGNS.charAt(random.nextInt(SIGNS.length())));
            int from = random.nextInt(text.length());
            text.delete(from, Math.min(text.length(), from + random.nextInt(40)));
        }
        // when
        List<Problem> problems = problems(text.toString());
        // then
        assertPlaces(text.toString(), problems);
    }

    private static List<Problem> problems(String text) {
        try {
            FleetFile.read(text);
            return List.of();
        } catch (InvalidInputException refused) {
            assertThat(refused.problems()).isNotEmpty();
            return refused.problems();
        }
    }

    private static void assertPlaces(String text, List<Problem> problems) {
        int lines = text.split("\r\n|[\n\r\u0085\u2028\u2029]", -1).length;
        assertThat(problems).allSatisfy(problem -> {
            String[] place = problem.what().split("[: ]", 4);
            assertThat(place[0]).isEqualTo(FleetFile.NAME);
            assertThat(Integer.parseInt(place[1])).isBetween(1, lines);
            assertThat(Integer.parseInt(place[2])).isPositive();
            assertThat(problem.why()).isNotBlank();
            assertThat(problem.whatToDo()).isNotBlank();
        });
    }
}
