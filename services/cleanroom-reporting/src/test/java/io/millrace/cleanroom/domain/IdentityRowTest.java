package io.millrace.cleanroom.domain;

import io.millrace.cleanroom.domain.Room.Question;
import io.millrace.cleanroom.domain.room.Answer;
import io.millrace.cleanroom.domain.room.Identity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class IdentityRowTest {

    @Test
    void a_namespace_is_followed_to_its_table_its_schema_and_its_match_key() {
        // when
        List<IdentityRow> rows = new Room().report().identityRows();
        // then
        assertThat(rows)
                .containsExactly(new IdentityRow(
                        "ACXIdNamespace",
                        "rule-based",
                        "omc_flywheel_prod",
                        "us-east-1",
                        "part_addressable_ids_er",
                        "acx_schema",
                        "row_id",
                        "customer_user_id",
                        "AXM"));
    }

    @ParameterizedTest
    @CsvSource({
        "NAMESPACE_ASSOCIATIONS, Unknown,        Unknown,    Unknown,    Unknown",
        "NAMESPACES,             Unknown,        Unknown,    Unknown,    Unknown",
        "NAMESPACE_SOURCE,       ACXIdNamespace, rule-based, Unknown,    Unknown",
        "SCHEMA_MAPPINGS,        ACXIdNamespace, rule-based, acx_schema, Unknown",
        "INPUT_FIELDS,           ACXIdNamespace, rule-based, acx_schema, Unknown",
    })
    void what_could_not_be_asked_is_unknown(
            Question question, String namespace, String method, String schema, String matchKey) {
        // when
        List<IdentityRow> rows = new Room().without(question).report().identityRows();
        // then
        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.namespace()).isEqualTo(namespace);
            assertThat(row.method()).isEqualTo(method);
            assertThat(row.schemaMapping()).isEqualTo(schema);
            assertThat(row.matchKey()).isEqualTo(matchKey);
        });
    }

    @Test
    void a_namespace_that_entity_resolution_does_not_have_keeps_the_name_of_its_association() {
        // given
        Identity none = new Identity(Answer.of(List.of()), Answer.of(List.of()));
        // when
        List<IdentityRow> rows = IdentityRow.of(new Room().cleanRoom(), none);
        // then
        assertThat(rows)
                .containsExactly(
                        new IdentityRow("ACXIdNamespace", "N/A", "N/A", "N/A", "N/A", "N/A", "N/A", "N/A", "N/A"));
    }

    @Test
    void of_several_fields_with_a_match_key_the_last_one_counts_and_without_a_method_it_is_rule_based() {
        // given
        Identity.Namespace namespace = new Identity.Namespace(
                "ns",
                "arn:ns",
                "SOURCE",
                "",
                Optional.empty(),
                Answer.of(new Identity.NamespaceSource("role", "no arn", "s")));
        Identity.SchemaMapping schema =
                new Room().identity().schemaMappings().value().get(0);
        Identity identity = new Identity(
                Answer.of(List.of(namespace)),
                Answer.of(List.of(new Identity.SchemaMapping(
                        "s",
                        schema.arn(),
                        schema.createdAt(),
                        schema.updatedAt(),
                        false,
                        Answer.of(List.of(
                                new Identity.InputField("first", "STRING", "A"),
                                new Identity.InputField("second", "ID", "B"),
                                new Identity.InputField("mail", "EMAIL_ADDRESS", "C"),
                                new Identity.InputField("plain", "STRING", null)))))));
        // when
        List<IdentityRow> rows = IdentityRow.of(new Room().cleanRoom(), identity);
        // then
        assertThat(rows)
                .containsExactly(new IdentityRow("ns", "rule-based", "N/A", "N/A", "N/A", "s", "N/A", "second", "B"));
    }
}
