package io.millrace.cleanroom.adapter;

import io.millrace.cleanroom.domain.room.Answer;
import io.millrace.cleanroom.domain.room.Association;
import io.millrace.cleanroom.domain.room.ConfiguredTable;
import software.amazon.awssdk.services.cleanrooms.CleanRoomsClient;
import software.amazon.awssdk.services.cleanrooms.model.AnalysisRuleCustom;
import software.amazon.awssdk.services.cleanrooms.model.ConfiguredTableAssociationSummary;
import software.amazon.awssdk.services.cleanrooms.model.ConfiguredTableSummary;
import software.amazon.awssdk.services.cleanrooms.model.GlueTableReference;
import software.amazon.awssdk.services.cleanrooms.model.ResourceNotFoundException;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Configured tables and associations. The lists are asked for as soon as this is made. A rule is asked for only where the
 * list says that there is one.
 */
final class ConfiguredTables {
    private static final String CUSTOM = "CUSTOM";

    private final CleanRoomsClient client;
    private final Questions questions;
    private final String membershipId;
    private final Supplier<Answer<List<ConfiguredTableSummary>>> tables;
    private final Supplier<Answer<List<ConfiguredTableAssociationSummary>>> associations;

    ConfiguredTables(CleanRoomsClient client, Questions questions, String membershipId) {
        this.client = client;
        this.questions = questions;
        this.membershipId = membershipId;
        this.tables = questions.ask(
                "ListConfiguredTables",
                () -> client.listConfiguredTablesPaginator(request -> {}).configuredTableSummaries().stream()
                        .toList());
        this.associations = questions.ask("ListConfiguredTableAssociations", () -> client
                .listConfiguredTableAssociationsPaginator(request -> request.membershipIdentifier(membershipId))
                .configuredTableAssociationSummaries()
                .stream()
                .toList());
    }

    Answer<List<ConfiguredTable>> configured() {
        return tables.get().map(all -> await(all.stream().map(this::begin).toList()));
    }

    Answer<List<Association>> associations() {
        return associations.get().map(all -> await(all.stream().map(this::begin).toList()));
    }

    private static <T> List<T> await(List<Supplier<Optional<T>>> begun) {
        return begun.stream().map(Supplier::get).flatMap(Optional::stream).toList();
    }

    /** What is gone since it was listed is no configured table any more. */
    private Supplier<Optional<ConfiguredTable>> begin(ConfiguredTableSummary table) {
        Supplier<Answer<Optional<ConfiguredTable.Detail>>> detail =
                questions.ask("GetConfiguredTable", () -> detail(table.id()));
        Supplier<Answer<Optional<ConfiguredTable.Rule>>> rule =
                table.analysisRuleTypesAsStrings().contains(CUSTOM)
                        ? questions.ask("GetConfiguredTableAnalysisRule", () -> rule(table.id()))
                        : () -> Answer.of(Optional.empty());
        return () -> {
            Answer<Optional<ConfiguredTable.Detail>> found = detail.get();
            Answer<Optional<ConfiguredTable.Rule>> itsRule = rule.get();
            if (found.known() && found.value().isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(
                    new ConfiguredTable(table.id(), table.name(), found.map(Optional::orElseThrow), itsRule));
        };
    }

    private Optional<ConfiguredTable.Detail> detail(String id) {
        try {
            var table = client.getConfiguredTable(request -> request.configuredTableIdentifier(id))
                    .configuredTable();
            Optional<GlueTableReference> glue =
                    Optional.ofNullable(table.tableReference()).map(reference -> reference.glue());
            return Optional.of(new ConfiguredTable.Detail(
                    glue.map(GlueTableReference::databaseName).orElse(""),
                    glue.map(GlueTableReference::tableName).orElse(""),
                    table.allowedColumns(),
                    table.analysisMethodAsString()));
        } catch (ResourceNotFoundException gone) {
            return Optional.empty();
        }
    }

    private Optional<ConfiguredTable.Rule> rule(String id) {
        try {
            AnalysisRuleCustom custom = client.getConfiguredTableAnalysisRule(
                            request -> request.configuredTableIdentifier(id).analysisRuleType(CUSTOM))
                    .analysisRule()
                    .policy()
                    .v1()
                    .custom();
            return Optional.of(new ConfiguredTable.Rule(custom.allowedAnalyses(), custom.allowedAnalysisProviders()));
        } catch (ResourceNotFoundException gone) {
            return Optional.empty();
        }
    }

    private Supplier<Optional<Association>> begin(ConfiguredTableAssociationSummary association) {
        Supplier<Answer<Optional<List<String>>>> receivers =
                association.analysisRuleTypesAsStrings().contains(CUSTOM)
                        ? questions.ask("GetConfiguredTableAssociationAnalysisRule", () -> receivers(association.id()))
                        : () -> Answer.of(Optional.empty());
        return () -> Optional.of(new Association(
                association.id(), association.name(), association.configuredTableId(), receivers.get()));
    }

    private Optional<List<String>> receivers(String id) {
        try {
            return Optional.of(client.getConfiguredTableAssociationAnalysisRule(
                            request -> request.membershipIdentifier(membershipId)
                                    .configuredTableAssociationIdentifier(id)
                                    .analysisRuleType(CUSTOM))
                    .analysisRule()
                    .policy()
                    .v1()
                    .custom()
                    .allowedResultReceivers());
        } catch (ResourceNotFoundException gone) {
            return Optional.empty();
        }
    }
}
