package io.millrace.alerting.domain;

import org.junit.jupiter.api.Test;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RoutingTest {
    @Test
    void an_environment_takes_its_own_channels_where_it_has_some_and_the_common_ones_elsewhere() {
        // given
        Map<AlertKind, List<Channel>> own = Map.of(AlertKind.SOURCE_EMPTY, List.of(Channel.ALARM));

        // when
        Routing routing = Routing.of("prd", mailForAll(), own);

        // then
        assertThat(routing.channels(AlertKind.SOURCE_EMPTY)).containsExactly(Channel.ALARM);
        assertThat(routing.channels(AlertKind.DELETIONS)).containsExactly(Channel.MAIL);
        assertThat(routing.uses(Channel.ALARM)).isTrue();
    }

    @Test
    void recovery_is_told_where_the_failure_was_told() {
        // given
        Map<AlertKind, List<Channel>> own = Map.of(AlertKind.STAGE_FAILED, List.of(Channel.MAIL, Channel.ALARM));

        // when
        Routing routing = Routing.of("stg", mailForAll(), own);

        // then
        assertThat(routing.channels(AlertKind.STAGE_RECOVERED)).containsExactly(Channel.MAIL, Channel.ALARM);
    }

    @Test
    void a_kind_without_a_channel_is_an_error_that_names_its_property() {
        // given
        Map<AlertKind, List<Channel>> everywhere = mailForAll();
        everywhere.remove(AlertKind.DEAD_LETTER);
        Map<AlertKind, List<Channel>> own = Map.of(AlertKind.DELETIONS, List.of());

        // when / then
        assertThatThrownBy(() -> Routing.of("qa", everywhere, own))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("millrace.alerting.environments.qa.dead-letter")
                .hasMessageContaining("millrace.alerting.environments.qa.deletions")
                .hasMessageNotContaining("stage-recovered");
    }

    private static Map<AlertKind, List<Channel>> mailForAll() {
        Map<AlertKind, List<Channel>> channels = new EnumMap<>(AlertKind.class);
        for (AlertKind kind : AlertKind.values()) {
            channels.put(kind, List.of(Channel.MAIL));
        }
        return channels;
    }
}
