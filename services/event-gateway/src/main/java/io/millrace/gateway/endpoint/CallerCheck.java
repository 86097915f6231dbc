package io.millrace.gateway.endpoint;

import io.millrace.gateway.config.AuthenticationRules;
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
    private final GatewayConfig config;
    private final Authentication authentication;
    private final ApiKeys keys;
    private final SecurityIdentity identity;
    private final boolean oidcEnabled;

    CallerCheck(
            GatewayConfig config,
            SecurityIdentity identity,
            @ConfigProperty(name = "quarkus.oidc.tenant-enabled", defaultValue = "true") boolean oidcEnabled) {
        this.config = config;
        this.authentication = config.authentication();
        this.keys = new ApiKeys(config.apiKeyHashes().orElse(List.of()));
        this.identity = identity;
        this.oidcEnabled = oidcEnabled;
    }

    void start(@Observes StartupEvent started) {
        AuthenticationRules.check(config, LaunchMode.current() != LaunchMode.NORMAL, oidcEnabled);
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
