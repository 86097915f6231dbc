package io.millrace.mapping.catalog;

import io.millrace.mapping.testing.GlueTables;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** For any names in any number: the exact answer, in at most twice the calls of the cheaper way. */
class GlueCatalogCallsIT {
    private static final int THERE = 350;
    private static final int PAGES = 4;

    private static GlueTables tables;

    @BeforeContainer
    static void fillCatalog() {
        tables = new GlueTables().with("db", "t", THERE);
    }

    @AfterContainer
    static void closeCatalog() {
        tables.close();
    }

    @Property(tries = 60)
    void the_answer_is_exact_and_costs_at_most_twice_the_cheaper_way(
            @ForAll @IntRange(max = THERE) int present, @ForAll @IntRange(max = 8) int missing, @ForAll Random random) {
        // given
        List<String> there = new ArrayList<>();
        for (int number = 0; number < THERE; number++) {
            there.add("t" + number);
        }
        Collections.shuffle(there, random);
        Set<String> standing = Set.copyOf(there.subList(0, present));
        Set<String> wanted = new HashSet<>(standing);
        for (int number = 0; number < missing; number++) {
            wanted.add("gone" + number);
        }
        tables.standIn().calls().clear();
        // when
        Set<String> existing = new GlueCatalog(tables.client()).existing("db", wanted);
        // then
        assertThat(existing).isEqualTo(standing);
        assertThat(tables.calls("GetTables") + tables.calls("GetTable"))
                .isLessThanOrEqualTo(2L * Math.min(PAGES, wanted.size()));
    }
}
