package io.millrace.alerting.delivery;

import io.millrace.alerting.domain.Alert;
import io.millrace.alerting.domain.AlertKind;
import io.millrace.alerting.domain.Channel;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.Content;
import software.amazon.awssdk.services.ses.model.SendEmailRequest;

import java.util.List;
import java.util.Map;

/** Mails through SES, HTML with a plain-text part beside it, no faster than the account may send. */
public final class MailSender implements AlertSender {
    private final SesClient ses;
    private final String sender;
    private final Map<AlertKind, List<String>> recipients;
    private final MailTemplates templates;
    private final Pace pace;

    /** @param recipients for every kind, 50 at most, as SES demands of one mail */
    public MailSender(
            SesClient ses, String sender, Map<AlertKind, List<String>> recipients, MailTemplates templates, Pace pace) {
        this.ses = ses;
        this.sender = sender;
        this.recipients = Map.copyOf(recipients);
        this.templates = templates;
        this.pace = pace;
    }

    @Override
    public Channel channel() {
        return Channel.MAIL;
    }

    @Override
    public Runnable prepare(Alert alert) {
        MailTemplates.Rendered mail = templates.render(alert);
        SendEmailRequest request = SendEmailRequest.builder()
                .source(sender)
                .destination(to -> to.toAddresses(recipients.get(alert.kind())))
                .message(message -> message.subject(utf8(mail.subject()))
                        .body(body -> body.html(utf8(mail.html())).text(utf8(mail.text()))))
                .build();
        Credentials.check(ses.serviceClientConfiguration());
        pace.await(recipients.get(alert.kind()).size());
        return () -> ses.sendEmail(request);
    }

    @Override
    public String whenRefused() {
        return "Check that SES has verified millrace.alerting.mail.sender and, in its sandbox, every one of"
                + " millrace.alerting.mail.recipients, and that the service's role may call ses:SendEmail.";
    }

    private static Content utf8(String text) {
        return Content.builder().charset("UTF-8").data(text).build();
    }
}
