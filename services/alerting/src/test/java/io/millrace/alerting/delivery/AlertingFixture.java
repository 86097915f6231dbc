package io.millrace.alerting.delivery;

import io.millrace.alerting.domain.AlertKind;
import io.millrace.alerting.domain.Channel;
import io.millrace.alerting.domain.Routing;
import io.millrace.alerting.listener.AlertingStage;
import io.millrace.lake.LakePart;
import io.millrace.lake.TestLake;
import io.millrace.lake.standin.control.StandInControl;
import io.millrace.lake.standin.ses.SentMail;
import io.millrace.lake.standin.sns.PublishedMessage;
import io.millrace.platform.ledger.Checkpoint;
import io.millrace.platform.objects.ObjectStore;
import io.millrace.platform.testing.LakeClients;
import io.millrace.platform.testing.LedgerFixture;
import io.millrace.platform.testing.LedgerFixture.ServiceProcess;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Alerting on the shared lake, with a ledger, a recipient and a topic that no other test has. */
public final class AlertingFixture implements AutoCloseable {
    /** Within it repeated failures are counted. */
    public static final Duration WINDOW = Duration.ofHours(1);

    private static final int ROWS = 3;

    private final LedgerFixture ledger = new LedgerFixture(LakePart.STAND_IN, LakePart.OBJECT_STORE);
    private final StandInControl standIn = TestLake.with(LakePart.STAND_IN).standIn();
    private final String recipient = LakeClients.unique("reader") + "@example.org";
    private final ServiceProcess process = ledger.process();
    private final String topic = process.clients()
            .sns()
            .createTopic(request -> request.name(LakeClients.unique("alarms")))
            .topicArn();

    /** The ledger and its clock. */
    public LedgerFixture ledger() {
        return ledger;
    }

    /** A process that lives as long as the fixture. */
    public ServiceProcess process() {
        return process;
    }

    /** A further process. */
    public ServiceProcess process(ExecutionInterceptor... interceptors) {
        return ledger.process(interceptors);
    }

    /** Lets calls fail; clear it again. */
    public StandInControl standIn() {
        return standIn;
    }

    /** The stage of a process, with mail for everything. */
    public AlertingStage stage(ServiceProcess of) {
        return stage(of, Channel.MAIL);
    }

    /** The stage of a process, with one channel for everything. */
    public AlertingStage stage(ServiceProcess of, Channel channel) {
        return new AlertingStage(
                delivery(of, channel),
                new DeletedRows(new ObjectStore(of.clients().s3()), ROWS),
                folds(of));
    }

    AlertDelivery delivery(ServiceProcess of, Channel... channels) {
        Routing routing = Routing.of("stg", everyKind(kind -> List.of(channels)), Map.of());
        return new AlertDelivery(routing, List.of(mail(of), alarm(of)), log(of));
    }

    MailSender mail(ServiceProcess of) {
        return new MailSender(
                of.clients().ses(),
                "lake@example.org",
                everyKind(kind -> List.of(recipient)),
                new MailTemplates(Optional.empty(), Map.of()),
                new Pace(10_000));
    }

    AlarmSender alarm(ServiceProcess of) {
        return new AlarmSender(of.clients().sns(), topic);
    }

    DeliveryLog log(ServiceProcess of) {
        return new DeliveryLog(of.checkpoints());
    }

    Folds folds(ServiceProcess of) {
        return new Folds(of.checkpoints(), ledger.clock(), WINDOW);
    }

    private static <T> Map<AlertKind, T> everyKind(Function<AlertKind, T> value) {
        return Arrays.stream(AlertKind.values()).collect(Collectors.toMap(Function.identity(), value));
    }

    /** Mails to this fixture's recipient, oldest first. */
    public List<SentMail> mails() {
        return standIn.mails().stream()
                .filter(mail -> mail.to().contains(recipient))
                .toList();
    }

    /** Alarms on this fixture's topic, oldest first. */
    public List<PublishedMessage> alarms() {
        return standIn.messages().stream()
                .filter(message -> message.topicArn().equals(topic))
                .toList();
    }

    /** How many alerts nobody knows whether they left. */
    public long uncertain() {
        return process.checkpoints().startingWith("alert/").stream()
                .map(Checkpoint::values)
                .filter(values -> "uncertain".equals(values.get("state")))
                .count();
    }

    @Override
    public void close() {
        ledger.close();
    }
}
