package io.millrace.gateway.endpoint;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.jwt.build.Jwt;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

import static io.restassured.RestAssured.given;

/** Signed tokens, checked with the issuer's public key. */
@QuarkusTest
@QuarkusTestResource(value = GatewayLake.class, restrictToAnnotatedClass = true)
@TestProfile(BearerTokenIT.Oidc.class)
class BearerTokenIT {
    private static final String ISSUER = "https://issuer.example.org";
    private static final String AUDIENCE = "millrace";

    @ConfigProperty(name = "millrace-test.private-key")
    String issuerKey;

    /** Bearer tokens of one issuer, for one audience. */
    public static final class Oidc implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            KeyPair keys = keys();
            return Map.of(
                    "millrace-test.private-key",
                    base64(keys.getPrivate().getEncoded()),
                    "millrace.gateway.authentication",
                    "oidc",
                    "quarkus.oidc.tenant-enabled",
                    "true",
                    "quarkus.oidc.public-key",
                    base64(keys.getPublic().getEncoded()),
                    "quarkus.oidc.token.issuer",
                    ISSUER,
                    "quarkus.oidc.token.audience",
                    AUDIENCE);
        }
    }

    @Test
    void a_valid_token_lets_an_event_pass() {
        // when / then
        expect(202, token(issuerKey(), AUDIENCE, Duration.ofMinutes(5)));
    }

    @Test
    void a_token_signed_by_somebody_else_does_not() {
        // when / then
        expect(401, token(keys().getPrivate(), AUDIENCE, Duration.ofMinutes(5)));
    }

    @Test
    void an_expired_token_does_not() {
        // when / then
        expect(401, token(issuerKey(), AUDIENCE, Duration.ofMinutes(-5)));
    }

    @Test
    void a_token_for_another_audience_does_not() {
        // when / then
        expect(401, token(issuerKey(), "elsewhere", Duration.ofMinutes(5)));
    }

    @Test
    void no_token_does_not_and_an_api_key_counts_for_nothing() {
        // when / then
        GatewaySample.binary(GatewaySample.id())
                .header("X-API-Key", GatewaySample.KEY)
                .post("/events")
                .then()
                .statusCode(401);
    }

    @Test
    void health_stays_open() {
        // when / then
        given().get("/q/health/live").then().statusCode(200);
    }

    private static void expect(int status, String token) {
        GatewaySample.binary(GatewaySample.id())
                .header("Authorization", "Bearer " + token)
                .post("/events")
                .then()
                .statusCode(status);
    }

    private static String token(PrivateKey key, String audience, Duration valid) {
        Instant expiry = Instant.now().plus(valid);
        return Jwt.issuer(ISSUER)
                .audience(audience)
                .subject("loader")
                .issuedAt(expiry.minus(Duration.ofHours(1)))
                .expiresAt(expiry)
                .sign(key);
    }

    private PrivateKey issuerKey() {
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(issuerKey)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The test's own key cannot be read", e);
        }
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime lacks RSA", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
