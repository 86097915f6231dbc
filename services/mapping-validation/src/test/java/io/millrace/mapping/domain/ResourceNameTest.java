package io.millrace.mapping.domain;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ResourceNameTest {

    @ParameterizedTest(name = "{0} names {1}")
    @CsvSource({
        "platform|equity__stg|table_name, platform__equity__stg.table_name",
        "airflow|platform|equity__stg|table_name, platform__equity__stg.table_name",
        "S|D__prd|T, S__D__prd.T",
        "S|my__area__prd|T, S__my__area__prd.T"
    })
    void an_id_of_three_parts_or_four_names_a_table(String id, String expected) {
        assertThat(ResourceName.of("id", id)).hasToString(expected);
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(
            strings = {
                "",
                "a",
                "a|b",
                "a|b|c__e|d|e",
                "a||c",
                "|b__e|c",
                "a|b__e|",
                "a| |c",
                "x|a||c",
                "|a|b__e|c",
                "a|b.c__e|d",
                "a|b__e|c\n",
                "airflow|platform|equity__stg",
                "a|b__|c",
                "a|__e|c",
                "a|____|c"
            })
    void anything_else_is_rejected_with_the_attribute_and_a_reason(String id) {
        assertThatThrownBy(() -> ResourceName.of("destination_id", id))
                .isInstanceOf(RejectedException.class)
                .hasMessageStartingWith("destination_id ")
                .hasMessageMatching(".*(parts|empty part|character|no database__env).*");
    }

    @ParameterizedTest(name = "[{0}] {1}")
    @CsvSource({
        "a|b, TOO_FEW_PARTS",
        "a|b|c|d__e|e, TOO_MANY_PARTS",
        "a||c, EMPTY_PART",
        "|a|b__e|c, EMPTY_PART",
        "a|b.c__e|d, FORBIDDEN_CHARACTER",
        "a|b__e|c d, FORBIDDEN_CHARACTER",
        "airflow|platform|equity__stg, NO_DATABASE_WITH_ENVIRONMENT",
        "airflow|platform|equity|orders, NO_DATABASE_WITH_ENVIRONMENT"
    })
    void the_reason_says_which_rule_was_broken(String id, RejectReason reason) {
        assertThatThrownBy(() -> ResourceName.of("id", id))
                .isInstanceOfSatisfying(RejectedException.class, rejected -> assertThat(rejected.reason())
                        .isEqualTo(reason));
    }

    @Property
    void names_are_ordered_as_they_are_written(
            @ForAll @CharRange(from = '+', to = '0') @StringLength(min = 1, max = 3) String database,
            @ForAll @CharRange(from = '+', to = '0') @StringLength(min = 1, max = 3) String table,
            @ForAll @CharRange(from = '+', to = '0') @StringLength(min = 1, max = 3) String otherDatabase,
            @ForAll @CharRange(from = '+', to = '0') @StringLength(min = 1, max = 3) String otherTable) {
        ResourceName one = new ResourceName(database, table);
        ResourceName other = new ResourceName(otherDatabase, otherTable);
        assertThat(Integer.signum(one.compareTo(other)))
                .isEqualTo(Integer.signum(one.toString().compareTo(other.toString())));
    }

    @Property
    void the_leading_system_part_never_changes_the_name(
            @ForAll @AlphaChars @StringLength(min = 1, max = 8) String system,
            @ForAll @AlphaChars @StringLength(min = 1, max = 8) String schema,
            @ForAll @AlphaChars @StringLength(min = 1, max = 8) String database,
            @ForAll @AlphaChars @StringLength(min = 1, max = 8) String table) {
        String id = schema + "|" + database + "__env|" + table;
        assertThat(ResourceName.of("id", system + "|" + id)).isEqualTo(ResourceName.of("id", id));
    }
}
