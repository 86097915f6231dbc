package io.millrace.lake.standin;

import io.millrace.lake.standin.control.StandInControl;
import io.millrace.lake.standin.fault.FaultKind;
import io.millrace.lake.standin.fault.FaultRule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.AccessDeniedException;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sns.SnsClient;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FaultsIT {
    private static final Duration SHORT = Duration.ofMillis(300);

    private final AwsStandIn standIn = AwsStandIn.start(null, 0);
    private final StandInControl control = new StandInControl(standIn.endpoint());
    private final GlueClient glue = StandInClients.glue(standIn.endpoint());

    @BeforeEach
    void twoDatabases() {
        createDatabase("open");
        createDatabase("closed");
    }

    @AfterEach
    void close() {
        glue.close();
        standIn.close();
    }

    @ParameterizedTest
    @CsvSource({
        "THROTTLE, glue, ThrottlingException, 400",
        "ACCESS_DENIED, glue, AccessDeniedException, 400",
        "INTERNAL, glue, InternalServiceException, 500",
        "THROTTLE, ses, Throttling, 400",
        "ACCESS_DENIED, ses, AccessDenied, 403",
        "INTERNAL, ses, InternalFailure, 500",
        "THROTTLE, sns, Throttling, 400",
        "ACCESS_DENIED, sns, AuthorizationError, 403",
        "INTERNAL, sns, InternalFailure, 500",
    })
    void eachServiceTellsAFaultInItsOwnWords(FaultKind kind, String service, String code, int status) {
        // given
        control.addFault(FaultRule.of(kind, service, null).times(1));

        // when
        AwsServiceException error = failureOf(service);

        // then
        assertThat(error.awsErrorDetails().errorCode()).isEqualTo(code);
        assertThat(error.statusCode()).isEqualTo(status);
        assertThat(error.isThrottlingException()).isEqualTo(kind == FaultKind.THROTTLE);
        assertThatCode(() -> call(service)).doesNotThrowAnyException();
    }

    @Test
    void aRuleHitsOnlyCallsWithItsFields() {
        // given
        control.addFault(
                FaultRule.of(FaultKind.ACCESS_DENIED, "glue", "GetTables").where("DatabaseName", "closed"));

        // when / then
        assertThatThrownBy(() -> tables("closed")).isInstanceOf(AccessDeniedException.class);
        assertThatCode(() -> tables("open")).doesNotThrowAnyException();
    }

    @Test
    void aListingFailsAtItsSecondPage() {
        // given
        IntStream.range(0, 3)
                .forEach(i ->
                        glue.createTable(create -> create.databaseName("open").tableInput(t -> t.name("t" + i))));
        control.addFault(
                FaultRule.of(FaultKind.INTERNAL, "glue", "GetTables").skip(1).times(1));
        var listing = glue.getTablesPaginator(get -> get.databaseName("open").maxResults(1))
                .iterator();
        listing.next();

        // when / then
        assertThatThrownBy(listing::next).isInstanceOf(GlueException.class);
        assertThat(control.calls("glue", "GetTables")).isEqualTo(2);
    }

    @Test
    void aRuleIsInForceUntilItIsCleared() {
        // given
        control.addFault(FaultRule.of(FaultKind.THROTTLE, "glue", "GetTables"));
        IntStream.range(0, 3)
                .forEach(i -> assertThatThrownBy(() -> tables("open")).isInstanceOf(GlueException.class));

        // when
        control.clearFaults();

        // then
        assertThatCode(() -> tables("open")).doesNotThrowAnyException();
    }

    @Test
    void aHangingCallLetsTheClientsTimeOutFire() {
        // given
        control.addFault(
                FaultRule.of(FaultKind.HANG, "glue", "GetTables").millis(5_000).times(1));

        // when / then
        try (GlueClient hasty = StandInClients.glue(standIn.endpoint(), SHORT)) {
            assertThatThrownBy(() -> hasty.getTables(get -> get.databaseName("open")))
                    .isInstanceOf(SdkClientException.class);
            assertThatCode(() -> tables("open")).doesNotThrowAnyException();
        }
    }

    @Test
    void aDroppedCallHasNoAnswerAndNoEffect() {
        // given
        control.addFault(FaultRule.of(FaultKind.DROP, "glue", "CreateDatabase"));

        // when
        assertThatThrownBy(() -> createDatabase("lost")).isInstanceOf(SdkClientException.class);

        // then
        assertThat(databaseNames()).doesNotContain("lost");
    }

    @Test
    void aCallDroppedAfterItsEffectHasNoAnswerButAnEffect() {
        // given
        control.addFault(FaultRule.of(FaultKind.DROP, "glue", "CreateDatabase")
                .afterEffect()
                .times(1));

        // when
        assertThatThrownBy(() -> createDatabase("made")).isInstanceOf(Exception.class);

        // then
        assertThat(databaseNames()).contains("made");
    }

    @Test
    void callsAreCountedFailedOnesIncluded() {
        // given
        control.clearCalls();
        control.addFault(FaultRule.of(FaultKind.THROTTLE, "glue", "GetTables").times(1));
        assertThatThrownBy(() -> tables("open")).isInstanceOf(GlueException.class);

        // when
        tables("open");

        // then
        assertThat(control.calls()).containsOnlyKeys("glue");
        assertThat(control.calls("glue", "GetTables")).isEqualTo(2);
    }

    @Test
    void latencyHoldsEveryCallWithoutHoldingTheOthers() {
        // given
        control.latency(Duration.ofMillis(200));
        ExecutorService callers = Executors.newFixedThreadPool(32);
        tables("open");
        long begin = System.nanoTime();

        // when
        CompletableFuture<?>[] calls = IntStream.range(0, 32)
                .mapToObj(i -> CompletableFuture.runAsync(() -> tables("open"), callers))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(calls).join();

        // then
        callers.shutdown();
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        assertThat(took).isBetween(Duration.ofMillis(200), Duration.ofMillis(32 * 200 / 2));
    }

    @Test
    void aRuleThatCannotBeReadIsRefusedWithItsReason() throws Exception {
        assertThat(post("/_lake/faults", "{\"service\":\"glue\"}"))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(400))
                .satisfies(answer -> assertThat(answer.body()).contains("kind"));
        assertThat(post("/_lake/faults", "{\"service\":\"glue\",\"kind\":\"throttle\",\"time\":1}")
                        .body())
                .contains("time");
        assertThat(post("/_lake/latency", "{}").statusCode()).isEqualTo(400);
        assertThat(post("/_lake/unknown", "{}").statusCode()).isEqualTo(404);
    }

    @Test
    void aRuleIsPostedAsJson() throws Exception {
        // given
        String rule =
                """
                {"service":"glue","operation":"GetTables","match":{"DatabaseName":"open"},"kind":"access-denied","times":1}""";

        // when
        HttpResponse<String> answer = post("/_lake/faults", rule);

        // then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> tables("open")).isInstanceOf(AccessDeniedException.class);
    }

    private AwsServiceException failureOf(String service) {
        try {
            call(service);
        } catch (AwsServiceException e) {
            return e;
        }
        throw new AssertionError("the call to " + service + " did not fail");
    }

    private void call(String service) {
        switch (service) {
            case "glue" -> tables("open");
            case "ses" -> {
                try (SesClient ses = StandInClients.ses(standIn.endpoint())) {
                    ses.getSendQuota();
                }
            }
            default -> {
                try (SnsClient sns = StandInClients.sns(standIn.endpoint())) {
                    sns.listTopics();
                }
            }
        }
    }

    private void tables(String database) {
        glue.getTables(get -> get.databaseName(database));
    }

    private void createDatabase(String name) {
        glue.createDatabase(create -> create.databaseInput(input -> input.name(name)));
    }

    private Iterable<String> databaseNames() {
        return glue.getDatabases(get -> {}).databaseList().stream()
                .map(database -> database.name())
                .toList();
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        URI address = standIn.endpoint().resolve(path);
        HttpRequest request = HttpRequest.newBuilder(address)
                .POST(BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
