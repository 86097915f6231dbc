package io.millrace.gateway.endpoint;

import io.millrace.gateway.config.GatewayConfig;
import io.millrace.gateway.config.GatewayConfig.Authentication;
import io.millrace.gateway.domain.ApiKeys;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.util.List;

/** Whether a caller proved who it is, in the way that the settings demand; wrong settings stop the service at its start. */
@Singleton
class CallerCheck {
    private final Authentication authentication;
    private final ApiKeys keys;
    private final boolean hasKeys;
    private final SecurityIdentity identity;
    private final boolean oidcEnabled;

    CallerCheck(
            GatewayConfig config,
            SecurityIdentity identity,
            @ConfigProperty(name = "quarkus.oidc.tenant-enabled", defaultValue = "true") boolean oidcEnabled) {
        List<String> hashes = config.apiKeyHashes().orElse(List.of());
        this.authentication = config.authentication();
        this.keys = new ApiKeys(hashes);
        this.hasKeys = !hashes.isEmpty();
        this.identity = identity;
        this.oidcEnabled = oidcEnabled;
    }

    void start(@Observes StartupEvent started) {
        if (authentication == Authentication.API_KEY && !hasKeys) {
            throw new IllegalStateException("millrace.gateway.api-key-hashes: is required with"
                    + " millrace.gateway.authentication=api-key. Make an entry with: echo -n \"$KEY\" | sha256sum");
        }
        if (authentication == Authentication.NONE && LaunchMode.current() == LaunchMode.NORMAL) {
            throw new IllegalStateException("millrace.gateway.authentication: none lets anybody publish events, which"
                    + " only dev mode allows. Set it to api-key or oidc.");
        }
        if (authentication == Authentication.OIDC && !oidcEnabled) {
            throw new IllegalStateException("quarkus.oidc.tenant-enabled: must be true with"
                    + " millrace.gateway.authentication=oidc, beside quarkus.oidc.auth-server-url.");
        }
    }

    /** Whether bearer tokens are what callers must send. */
    boolean wantsBearer() {
        return authentication == Authentication.OIDC;
    }

    /** @param apiKey as sent; null when none was */
    boolean accepts(String apiKey) {
        return switch (authentication) {
            case NONE -> true;
            case API_KEY -> keys.accept(apiKey);
            case OIDC -> !identity.isAnonymous();
        };
    }
}
