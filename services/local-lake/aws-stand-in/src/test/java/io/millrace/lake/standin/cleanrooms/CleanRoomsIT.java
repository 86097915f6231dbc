package io.millrace.lake.standin.cleanrooms;

import io.millrace.lake.standin.AwsStandIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cleanrooms.CleanRoomsClient;
import software.amazon.awssdk.services.cleanrooms.model.AnalysisRuleType;
import software.amazon.awssdk.services.cleanrooms.model.ConfiguredTableAnalysisRuleType;
import software.amazon.awssdk.services.cleanrooms.model.ConfiguredTableAssociationSummary;
import software.amazon.awssdk.services.cleanrooms.model.ConfiguredTableSummary;
import software.amazon.awssdk.services.cleanrooms.model.MemberAbility;
import software.amazon.awssdk.services.cleanrooms.model.MemberSummary;
import software.amazon.awssdk.services.cleanrooms.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cleanrooms.model.SchemaSummary;
import software.amazon.awssdk.services.entityresolution.EntityResolutionClient;
import software.amazon.awssdk.services.entityresolution.model.IdMappingType;
import software.amazon.awssdk.services.entityresolution.model.SchemaAttributeType;
import software.amazon.awssdk.services.glue.model.Column;

import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

class CleanRoomsIT {
    private static final String CUSTOM = "CUSTOM";

    private final AwsStandIn standIn = AwsStandIn.start(null, 0);
    private final CleanRoomsClient cleanRooms = RestClients.cleanRooms(standIn.endpoint());
    private final EntityResolutionClient entityResolution = RestClients.entityResolution(standIn.endpoint());
    private final CleanRoomsControl control = new CleanRoomsControl(standIn.endpoint());
    private final CleanRoomsSeed demo = DemoMembership.of("db", "part_");

    @AfterEach
    void close() {
        cleanRooms.close();
        entityResolution.close();
        standIn.close();
    }

    @Test
    void the_membership_leads_to_its_collaboration_and_members() {
        // given
        control.seed(demo);
        // when
        var membership = cleanRooms
                .getMembership(get -> get.membershipIdentifier(DemoMembership.ID))
                .membership();
        // then
        String collaboration = membership.collaborationId();
        assertThat(membership.memberAbilities()).containsExactly(MemberAbility.CAN_RECEIVE_RESULTS);
        assertThat(membership
                        .defaultResultConfiguration()
                        .outputConfiguration()
                        .s3()
                        .bucket())
                .isEqualTo("millrace-cleanroom-results");
        assertThat(cleanRooms
                        .getCollaboration(get -> get.collaborationIdentifier(collaboration))
                        .collaboration()
                        .name())
                .isEqualTo(membership.collaborationName());
        assertThat(cleanRooms.listCollaborations(list -> {}).collaborationList())
                .hasSize(1);
        assertThat(cleanRooms
                        .listMembers(list -> list.collaborationIdentifier(collaboration))
                        .memberSummaries())
                .extracting(MemberSummary::displayName)
                .containsExactly("OMC Flywheel", "ACX");
    }

    @Test
    void lists_come_in_pages_of_the_seeds_size_or_the_callers() {
        // given
        control.seed(demo);
        // when
        var first = cleanRooms.listConfiguredTables(list -> {});
        var small = cleanRooms.listConfiguredTables(list -> list.maxResults(3));
        // then
        assertThat(first.configuredTableSummaries()).hasSize(10);
        assertThat(first.nextToken()).isNotNull();
        assertThat(small.configuredTableSummaries()).hasSize(3);
        assertThat(cleanRooms.listConfiguredTablesPaginator(list -> {}).configuredTableSummaries())
                .extracting(ConfiguredTableSummary::name)
                .hasSize(26)
                .doesNotHaveDuplicates();
        assertThat(associations()).hasSize(25);
    }

    @Test
    void a_configured_table_allows_the_columns_of_the_catalog_up_to_a_hundred_and_what_is_seeded_besides() {
        // given
        try (var glue = RestClients.glue(standIn.endpoint())) {
            List<Column> columns = IntStream.range(0, 120)
                    .mapToObj(i -> Column.builder().name("c" + i).type("string").build())
                    .toList();
            glue.createDatabase(create -> create.databaseInput(input -> input.name("db")));
            glue.createTable(create -> create.databaseName("db").tableInput(table -> table.name("part_ibe_02")
                    .storageDescriptor(storage -> storage.columns(columns))));
        }
        control.seed(demo);
        // when
        var table = cleanRooms
                .getConfiguredTable(get ->
                        get.configuredTableIdentifier(table("part_ibe_02").id()))
                .configuredTable();
        // then
        assertThat(table.tableReference().glue().databaseName()).isEqualTo("db");
        assertThat(table.tableReference().glue().tableName()).isEqualTo("part_ibe_02");
        assertThat(table.allowedColumns()).hasSize(101).startsWith("c0").endsWith("c99", "ibe_retired_01");
    }

    @Test
    void rules_are_given_where_the_lists_say_so_and_are_not_found_elsewhere() {
        // given
        control.seed(demo);
        String whole = table("part_ibe_01").id();
        String without = table("part_miacs_02_b").id();
        // when
        var rule = cleanRooms
                .getConfiguredTableAnalysisRule(get ->
                        get.configuredTableIdentifier(whole).analysisRuleType(ConfiguredTableAnalysisRuleType.CUSTOM))
                .analysisRule();
        // then
        assertThat(rule.policy().v1().custom().allowedAnalysisProviders()).containsExactly("111111111111");
        assertThat(table("part_ibe_01").analysisRuleTypesAsStrings()).containsExactly(CUSTOM);
        assertThat(table("part_miacs_02_b").analysisRuleTypes()).isEmpty();
        assertThatThrownBy(() -> cleanRooms.getConfiguredTableAnalysisRule(
                        get -> get.configuredTableIdentifier(without).analysisRuleType(CUSTOM)))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void an_association_has_its_rule_and_a_schema_in_the_collaboration() {
        // given
        control.seed(demo);
        var association = associations().get(0);
        // when
        var rule = cleanRooms
                .getConfiguredTableAssociationAnalysisRule(get -> get.membershipIdentifier(DemoMembership.ID)
                        .configuredTableAssociationIdentifier(association.id())
                        .analysisRuleType(CUSTOM))
                .analysisRule();
        // then
        assertThat(rule.policy().v1().custom().allowedResultReceivers()).containsExactly("000000000000");
        assertThat(association.configuredTableId())
                .isEqualTo(table("part_ibe_01").id());
        assertThat(cleanRooms
                        .getConfiguredTableAssociation(get -> get.membershipIdentifier(DemoMembership.ID)
                                .configuredTableAssociationIdentifier(association.id()))
                        .configuredTableAssociation()
                        .name())
                .isEqualTo("acx_part_ibe_01");
        String collaboration = demo.membership().collaborationId();
        assertThat(cleanRooms
                        .listSchemasPaginator(list -> list.collaborationIdentifier(collaboration))
                        .schemaSummaries())
                .hasSize(25)
                .extracting(SchemaSummary::name)
                .contains("acx_part_ibe_01");
        assertThat(cleanRooms
                        .getSchemaAnalysisRule(get -> get.collaborationIdentifier(collaboration)
                                .name("acx_part_ibe_01")
                                .type(AnalysisRuleType.CUSTOM))
                        .analysisRule()
                        .policy()
                        .v1()
                        .custom()
                        .allowedAnalyses())
                .containsExactly("ANY_QUERY");
    }

    @Test
    void identity_is_followed_from_clean_rooms_to_entity_resolution() {
        // given
        control.seed(demo);
        // when
        var association = cleanRooms
                .listIdNamespaceAssociations(list -> list.membershipIdentifier(DemoMembership.ID))
                .idNamespaceAssociationSummaries()
                .get(0);
        // then
        var summary = entityResolution
                .listIdNamespaces(list -> {})
                .idNamespaceSummaries()
                .get(0);
        assertThat(association.inputReferenceConfig().inputReferenceArn()).isEqualTo(summary.idNamespaceArn());
        var namespace = entityResolution.getIdNamespace(get -> get.idNamespaceName(summary.idNamespaceName()));
        assertThat(namespace.idMappingWorkflowProperties().get(0).idMappingType())
                .isEqualTo(IdMappingType.RULE_BASED);
        String schema = namespace.inputSourceConfig().get(0).schemaName();
        assertThat(entityResolution
                        .listSchemaMappings(list -> {})
                        .schemaList()
                        .get(0)
                        .schemaName())
                .isEqualTo(schema);
        assertThat(entityResolution
                        .getSchemaMapping(get -> get.schemaName(schema))
                        .mappedInputFields())
                .extracting(field -> field.fieldName(), field -> field.type(), field -> field.matchKey())
                .containsExactly(
                        tuple("row_id", SchemaAttributeType.UNIQUE_ID, null),
                        tuple("customer_user_id", SchemaAttributeType.STRING, "AXM"));
        var mapping = cleanRooms
                .listIdMappingTables(list -> list.membershipIdentifier(DemoMembership.ID))
                .idMappingTableSummaries()
                .get(0);
        assertThat(cleanRooms
                        .getIdMappingTable(get ->
                                get.membershipIdentifier(DemoMembership.ID).idMappingTableIdentifier(mapping.id()))
                        .idMappingTable()
                        .name())
                .isEqualTo("acx_id_mapping");
        assertThat(cleanRooms
                        .getIdNamespaceAssociation(get -> get.membershipIdentifier(DemoMembership.ID)
                                .idNamespaceAssociationIdentifier(association.id()))
                        .idNamespaceAssociation()
                        .name())
                .isEqualTo("ACXIdNamespace");
    }

    private ConfiguredTableSummary table(String name) {
        return cleanRooms.listConfiguredTablesPaginator(list -> {}).configuredTableSummaries().stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<ConfiguredTableAssociationSummary> associations() {
        return cleanRooms
                .listConfiguredTableAssociationsPaginator(list -> list.membershipIdentifier(DemoMembership.ID))
                .configuredTableAssociationSummaries()
                .stream()
                .toList();
    }
}
