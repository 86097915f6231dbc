package io.millrace.gateway.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.util.List;
import java.util.Optional;

/** Who may publish events over HTTP. */
@ConfigMapping(prefix = "millrace.gateway")
public interface GatewayConfig {
    /**
     * How callers prove who they are: {@code api-key} (header {@code X-API-Key}), {@code oidc} (bearer token, checked as
     * {@code quarkus.oidc.*} says) or {@code none}, which only dev mode and tests allow.
     */
    @WithDefault("api-key")
    Authentication authentication();

    /** SHA-256 of each API key, lower-case hex; the keys themselves are not known here. */
    Optional<List<String>> apiKeyHashes();

    /** The ways of authentication. */
    enum Authentication {
        API_KEY,
        OIDC,
        NONE
    }
}
