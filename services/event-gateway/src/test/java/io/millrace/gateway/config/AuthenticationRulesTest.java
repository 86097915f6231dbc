package io.millrace.gateway.config;

import io.millrace.gateway.config.GatewayConfig.Authentication;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AuthenticationRulesTest {
    @Test
    void an_open_gateway_starts_in_dev_mode_and_tests_only() {
        // given
        GatewayConfig open = config(Authentication.NONE);

        // when / then
        assertThatCode(() -> AuthenticationRules.check(open, true, false)).doesNotThrowAnyException();
        assertThatThrownBy(() -> AuthenticationRules.check(open, false, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("millrace.gateway.authentication: none")
                .hasMessageContaining("Set it to api-key or oidc.");
    }

    @Test
    void api_keys_need_hashes() {
        // when / then
        assertThatThrownBy(() -> AuthenticationRules.check(config(Authentication.API_KEY), true, false))
                .hasMessageStartingWith("millrace.gateway.api-key-hashes: is required");
        assertThatCode(() -> AuthenticationRules.check(config(Authentication.API_KEY, "0".repeat(64)), false, false))
                .doesNotThrowAnyException();
    }

    @Test
    void bearer_tokens_need_an_enabled_tenant() {
        // when / then
        assertThatThrownBy(() -> AuthenticationRules.check(config(Authentication.OIDC), false, false))
                .hasMessageStartingWith("quarkus.oidc.tenant-enabled: must be true");
        assertThatCode(() -> AuthenticationRules.check(config(Authentication.OIDC), false, true))
                .doesNotThrowAnyException();
    }

    private static GatewayConfig config(Authentication authentication, String... hashes) {
        return new GatewayConfig() {
            @Override
            public Authentication authentication() {
                return authentication;
            }

            @Override
            public Optional<List<String>> apiKeyHashes() {
                return hashes.length == 0 ? Optional.empty() : Optional.of(List.of(hashes));
            }
        };
    }
}
