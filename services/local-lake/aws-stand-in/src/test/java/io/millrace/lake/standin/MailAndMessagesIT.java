package io.millrace.lake.standin;

import io.millrace.lake.standin.control.StandInControl;
import io.millrace.lake.standin.sns.PublishedMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.GetSendQuotaResponse;
import software.amazon.awssdk.services.ses.model.SesException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.NotFoundException;

import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MailAndMessagesIT {
    private final AwsStandIn standIn = AwsStandIn.start(null, 0);
    private final StandInControl control = new StandInControl(standIn.endpoint());
    private final SesClient ses = StandInClients.ses(standIn.endpoint());
    private final SnsClient sns = StandInClients.sns(standIn.endpoint());

    @AfterEach
    void close() {
        ses.close();
        sns.close();
        standIn.close();
    }

    @Test
    void aSentMailCanBeReadBack() {
        // given
        String html = "<h1>Grüße & <b>more</b></h1>";

        // when
        String id = sendMail("Deleted mappings", html);

        // then
        assertThat(control.mails()).isEqualTo(standIn.mails()).singleElement().satisfies(mail -> {
            assertThat(mail.id()).isEqualTo(id);
            assertThat(mail.from()).isEqualTo("lake@example.com");
            assertThat(mail.to()).containsExactly("a@example.com", "b@example.com", "c@example.com");
            assertThat(mail.subject()).isEqualTo("Deleted mappings");
            assertThat(mail.text()).isEqualTo("plain\ntext");
            assertThat(mail.html()).isEqualTo(html);
            assertThat(mail.time()).isNotNull();
        });
    }

    @Test
    void aRawMailCanBeReadBack() {
        // given
        String raw =
                """
                From: lake@example.com
                To: a@example.com, b@example.com
                Subject: =?UTF-8?B?R3LDvMOfZQ==?=
                Content-Type: multipart/alternative; boundary="x"

                --x
                Content-Type: text/plain; charset=UTF-8

                plain
                --x
                Content-Type: text/html; charset=UTF-8
                Content-Transfer-Encoding: base64

                PGI+ZmV0dDwvYj4=
                --x--
                """;

        // when
        ses.sendRawEmail(send -> send.rawMessage(message -> message.data(SdkBytes.fromUtf8String(raw))));

        // then
        assertThat(standIn.mails()).singleElement().satisfies(mail -> {
            assertThat(mail.to()).containsExactly("a@example.com", "b@example.com");
            assertThat(mail.subject()).isEqualTo("Grüße");
            assertThat(mail.text()).isEqualTo("plain");
            assertThat(mail.html()).isEqualTo("<b>fett</b>");
        });
    }

    @Test
    void aMailWithoutRecipientIsRefused() {
        assertThatThrownBy(() -> ses.sendEmail(send -> send.source("lake@example.com")
                        .destination(to -> {})
                        .message(message -> message.subject(subject -> subject.data("x")))))
                .isInstanceOf(SesException.class)
                .hasMessageContaining("'To'");
        assertThat(standIn.mails()).isEmpty();
    }

    @Test
    void theQuotaIsTheSandboxsAndCountsMails() {
        // given
        sendMail("one", "<p/>");

        // when
        GetSendQuotaResponse quota = ses.getSendQuota();

        // then
        assertThat(quota.max24HourSend()).isEqualTo(200);
        assertThat(quota.maxSendRate()).isEqualTo(1);
        assertThat(quota.sentLast24Hours()).isEqualTo(1);
    }

    @Test
    void aPublishedMessageCanBeReadBack() {
        // given
        String topic = sns.createTopic(create -> create.name("alarms")).topicArn();

        // when
        String id = sns.publish(publish ->
                        publish.topicArn(topic).subject("No valid records").message("{\"AlarmName\":\"<x>\"}"))
                .messageId();

        // then
        PublishedMessage message = control.messages().get(0);
        assertThat(message.id()).isEqualTo(id);
        assertThat(message.topicArn()).isEqualTo(topic).isEqualTo("arn:aws:sns:us-east-1:000000000000:alarms");
        assertThat(message.subject()).isEqualTo("No valid records");
        assertThat(message.message()).isEqualTo("{\"AlarmName\":\"<x>\"}");
        assertThat(standIn.messages()).containsExactly(message);
    }

    @Test
    void aTopicThatDoesNotExistIsNotFound() {
        assertThatThrownBy(() -> sns.publish(publish -> publish.topicArn("arn:aws:sns:us-east-1:000000000000:none")
                        .message("x")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("Topic does not exist");
    }

    @Test
    void aSubjectWithALineBreakIsInvalid() {
        // given
        String topic = sns.createTopic(create -> create.name("alarms")).topicArn();

        // when / then
        assertThatThrownBy(() -> sns.publish(
                        publish -> publish.topicArn(topic).subject("a\nb").message("x")))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> sns.createTopic(create -> create.name("no blanks")))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void topicsAreListedInPagesAndCreatedOnce() {
        // given
        IntStream.range(0, 101).forEach(i -> sns.createTopic(create -> create.name("t" + i)));
        sns.createTopic(create -> create.name("t0"));

        // when
        long topics = sns.listTopicsPaginator().topics().stream().distinct().count();

        // then
        assertThat(topics).isEqualTo(101);
        assertThat(standIn.calls().of("sns", "ListTopics")).isEqualTo(2);
    }

    private String sendMail(String subject, String html) {
        return ses.sendEmail(send -> send.source("lake@example.com")
                        .destination(to ->
                                to.toAddresses("a@example.com", "b@example.com").ccAddresses("c@example.com"))
                        .message(message -> message.subject(text -> text.data(subject))
                                .body(body -> body.text(text -> text.data("plain\ntext"))
                                        .html(text -> text.data(html)))))
                .messageId();
    }
}
