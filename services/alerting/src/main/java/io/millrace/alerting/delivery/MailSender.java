package io.millrace.alerting.delivery;

import io.millrace.alerting.domain.Alert;
import io.millrace.alerting.domain.Channel;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.Content;

import java.util.List;

/** Mails through SES, HTML with a plain-text part beside it, no faster than the account may send. */
public final class MailSender implements AlertSender {
    private final SesClient ses;
    private final String sender;
    private final List<String> recipients;
    private final MailTemplates templates;
    private final Pace pace;

    /** @param recipients 50 at most, as SES demands of one mail */
    public MailSender(SesClient ses, String sender, List<String> recipients, MailTemplates templates, Pace pace) {
        this.ses = ses;
        this.sender = sender;
        this.recipients = List.copyOf(recipients);
        this.templates = templates;
        this.pace = pace;
    }

    @Override
    public Channel channel() {
        return Channel.MAIL;
    }

    @Override
    public void send(Alert alert) {
        String html = templates.html(alert);
        String text = templates.text(alert);
        pace.await();
        ses.sendEmail(mail -> mail.source(sender)
                .destination(to -> to.toAddresses(recipients))
                .message(message -> message.subject(utf8(alert.subject()))
                        .body(body -> body.html(utf8(html)).text(utf8(text)))));
    }

    private static Content utf8(String text) {
        return Content.builder().charset("UTF-8").data(text).build();
    }
}
