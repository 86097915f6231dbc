package io.millrace.lake.standin.cleanrooms;

import io.millrace.lake.standin.AwsStandIn;
import io.millrace.lake.standin.control.StandInControl;
import io.millrace.lake.standin.fault.FaultKind;
import io.millrace.lake.standin.fault.FaultRule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cleanrooms.CleanRoomsClient;
import software.amazon.awssdk.services.cleanrooms.model.AccessDeniedException;
import software.amazon.awssdk.services.cleanrooms.model.InternalServerException;
import software.amazon.awssdk.services.cleanrooms.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cleanrooms.model.ThrottlingException;
import software.amazon.awssdk.services.cleanrooms.model.ValidationException;
import software.amazon.awssdk.services.entityresolution.EntityResolutionClient;

import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CleanRoomsErrorsIT {
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
    void what_does_not_exist_and_what_is_no_page_are_typed_errors() {
        assertThatThrownBy(() -> cleanRooms.getMembership(get -> get.membershipIdentifier(DemoMembership.ID)))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> entityResolution.getIdNamespace(get -> get.idNamespaceName("none")))
                .isInstanceOf(software.amazon.awssdk.services.entityresolution.model.ResourceNotFoundException.class);
        assertThatThrownBy(() -> cleanRooms.listConfiguredTables(list -> list.nextToken("none")))
                .isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> cleanRooms.listPrivacyBudgets(
                        list -> list.membershipIdentifier(DemoMembership.ID).privacyBudgetType("DIFFERENTIAL_PRIVACY")))
                .hasMessageContaining("is not among the calls that the local lake answers");
    }

    @Test
    void faults_come_as_the_services_own_errors_and_calls_are_counted() {
        // given
        StandInControl lake = new StandInControl(standIn.endpoint());
        control.seed(demo);
        lake.addFault(FaultRule.of(FaultKind.THROTTLE, "cleanrooms", "ListConfiguredTables")
                .times(1));
        lake.addFault(FaultRule.of(FaultKind.ACCESS_DENIED, "cleanrooms", "ListConfiguredTables")
                .times(1));
        lake.addFault(FaultRule.of(FaultKind.INTERNAL, "cleanrooms", "ListConfiguredTables")
                .where("nextToken", "10"));
        lake.addFault(FaultRule.of(FaultKind.ACCESS_DENIED, "entityresolution", null));
        // when, then
        assertThatThrownBy(() -> cleanRooms.listConfiguredTables(list -> {}))
                .isInstanceOf(ThrottlingException.class)
                .matches(error -> ((ThrottlingException) error).isThrottlingException());
        assertThatThrownBy(() -> cleanRooms.listConfiguredTables(list -> {})).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(
                        () -> cleanRooms.listConfiguredTablesPaginator(list -> {}).configuredTableSummaries().stream()
                                .toList())
                .isInstanceOf(InternalServerException.class);
        assertThatThrownBy(() -> entityResolution.listIdNamespaces(list -> {}))
                .isInstanceOf(software.amazon.awssdk.services.entityresolution.model.AccessDeniedException.class);
        assertThat(lake.calls("cleanrooms", "ListConfiguredTables")).isEqualTo(4);
    }

    @Test
    void a_seed_is_written_as_json_and_one_with_an_unknown_name_is_refused() {
        // when
        control.seed(
                """
                {"membership": {"id": "m", "collaborationId": "c", "collaborationName": "n", "account": "1"},
                 "tables": [{"name": "t", "database": "db", "table": "t", "allowedColumns": ["a", "b"]}]}""");
        // then
        var only = cleanRooms
                .listConfiguredTables(list -> {})
                .configuredTableSummaries()
                .get(0);
        assertThat(cleanRooms
                        .getConfiguredTable(get -> get.configuredTableIdentifier(only.id()))
                        .configuredTable()
                        .allowedColumns())
                .containsExactly("a", "b");
        assertThatThrownBy(() -> control.seed("{\"table\": []}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("table");
    }

    @Test
    void a_seed_outlasts_the_stand_in(@TempDir Path data) {
        // given
        try (AwsStandIn first = AwsStandIn.start(data, 0)) {
            new CleanRoomsControl(first.endpoint()).seed(demo);
        }
        // when
        try (AwsStandIn second = AwsStandIn.start(data, 0);
                CleanRoomsClient client = RestClients.cleanRooms(second.endpoint())) {
            // then
            assertThat(client.listConfiguredTables(list -> {}).configuredTableSummaries())
                    .hasSize(10);
        }
    }
}
