package io.millrace.gateway.endpoint;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import java.util.List;

/** Answers 401 in the endpoint's place when the caller is not known. */
@Singleton
class AuthenticationFilter {
    /** Looked up at the first request: filters are made before the settings of the running service are known. */
    private final Instance<CallerCheck> check;

    AuthenticationFilter(Instance<CallerCheck> check) {
        this.check = check;
    }

    /** Null lets the request through. */
    @ServerRequestFilter
    Response authenticate(ContainerRequestContext request) {
        return check.get().accepts(request.getHeaderString("X-API-Key"))
                ? null
                : refused(check.get().wantsBearer());
    }

    private static Response refused(boolean bearer) {
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
