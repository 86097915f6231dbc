package io.millrace.gateway.config;

import io.millrace.gateway.config.GatewayConfig.Authentication;

import java.util.List;

/** What must be set for the chosen way of authentication. */
public final class AuthenticationRules {
    private AuthenticationRules() {}

    /**
     * Checks the settings.
     *
     * @param development whether the service runs in dev mode or in a test
     * @param oidcEnabled {@code quarkus.oidc.tenant-enabled}
     * @throws IllegalArgumentException naming the property that is wrong
     */
    public static void check(GatewayConfig config, boolean development, boolean oidcEnabled) {
        Authentication chosen = config.authentication();
        if (chosen == Authentication.NONE && !development) {
            throw new IllegalArgumentException(
                    "millrace.gateway.authentication: none lets anybody publish events, which"
                            + " only dev mode and tests allow. Set it to api-key or oidc.");
        }
        if (chosen == Authentication.API_KEY
                && config.apiKeyHashes().orElse(List.of()).isEmpty()) {
            throw new IllegalArgumentException("millrace.gateway.api-key-hashes: is required with"
                    + " millrace.gateway.authentication=api-key. Make an entry with: echo -n \"$KEY\" | sha256sum");
        }
        if (chosen == Authentication.OIDC && !oidcEnabled) {
            throw new IllegalArgumentException("quarkus.oidc.tenant-enabled: must be true with"
                    + " millrace.gateway.authentication=oidc, beside quarkus.oidc.auth-server-url.");
        }
    }
}
