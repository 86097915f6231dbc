package io.millrace.gateway.endpoint;

import io.millrace.gateway.config.GatewayConfig;
import io.millrace.gateway.config.GatewayConfig.Authentication;
import io.millrace.gateway.domain.ApiKeys;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import java.util.List;

/** Lets only callers through that proved who they are, in the way that the settings demand. */
@Singleton
class AuthenticationFilter {
    private final Authentication authentication;
    private final ApiKeys keys;
    private final SecurityIdentity identity;
    private final boolean oidcEnabled;

    AuthenticationFilter(
            GatewayConfig config,
            SecurityIdentity identity,
            @ConfigProperty(name = "quarkus.oidc.tenant-enabled", defaultValue = "true") boolean oidcEnabled) {
        this.authentication = config.authentication();
        this.keys = new ApiKeys(config.apiKeyHashes().orElse(List.of()));
        this.identity = identity;
        this.oidcEnabled = oidcEnabled;
        if (authentication == Authentication.API_KEY
                && config.apiKeyHashes().orElse(List.of()).isEmpty()) {
            throw new IllegalStateException("millrace.gateway.api-key-hashes: is required with"
                    + " millrace.gateway.authentication=api-key. Make an entry with: echo -n \"$KEY\" | sha256sum");
        }
    }

    void check(@Observes StartupEvent started) {
        if (authentication == Authentication.NONE && LaunchMode.current() == LaunchMode.NORMAL) {
            throw new IllegalStateException("millrace.gateway.authentication: none lets anybody publish events, which"
                    + " only dev mode allows. Set it to api-key or oidc.");
        }
        if (authentication == Authentication.OIDC && !oidcEnabled) {
            throw new IllegalStateException("quarkus.oidc.tenant-enabled: must be true with"
                    + " millrace.gateway.authentication=oidc, beside quarkus.oidc.auth-server-url.");
        }
    }

    /** Answers 401 in the caller's place; null lets the request through. */
    @ServerRequestFilter
    Response authenticate(ContainerRequestContext request) {
        boolean known =
                switch (authentication) {
                    case NONE -> true;
                    case API_KEY -> keys.accept(request.getHeaderString("X-API-Key"));
                    case OIDC -> !identity.isAnonymous();
                };
        return known ? null : refused();
    }

    private Response refused() {
        boolean bearer = authentication == Authentication.OIDC;
        return Response.status(Response.Status.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, bearer ? "Bearer" : "ApiKey header=\"X-API-Key\"")
                .type(MediaType.APPLICATION_JSON)
                .entity(new Refusal(
                        bearer
                                ? "Send a valid bearer token in the Authorization header"
                                : "Send a valid key in the X-API-Key header",
                        "UNAUTHORIZED",
                        List.of()))
                .build();
    }
}
