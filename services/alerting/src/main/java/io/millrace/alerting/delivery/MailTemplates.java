package io.millrace.alerting.delivery;

import io.millrace.alerting.domain.Alert;
import io.millrace.alerting.domain.AlertKind;
import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.Variant;

import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The mails' Qute templates: {@code {kind}.html} and {@code {kind}.txt} in the folder of the settings, else the built-in
 * ones. All are tried at the start. What stands in HTML is escaped.
 */
public final class MailTemplates {
    private static final Variant HTML = new Variant(Locale.ROOT, UTF_8, Variant.TEXT_HTML);
    private static final Variant TEXT = new Variant(Locale.ROOT, UTF_8, Variant.TEXT_PLAIN);

    private final Engine engine = Engine.builder()
            .addDefaults()
            .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
            .build();
    private final Map<AlertKind, Template> html = new EnumMap<>(AlertKind.class);
    private final Map<AlertKind, Template> text = new EnumMap<>(AlertKind.class);
    private final Map<AlertKind, Template> subjects = new EnumMap<>(AlertKind.class);

    /** A mail's parts. */
    record Rendered(String subject, String html, String text) {}

    /**
     * Reads every template and tries it with an alert that has all parts.
     *
     * @param folder of templates that take the place of the built-in ones
     * @param subjects templates of the kinds that do not take the alert's own subject
     * @throws IllegalArgumentException naming the setting and file that is wrong
     */
    public MailTemplates(Optional<Path> folder, Map<AlertKind, String> subjects) {
        TemplateFiles files = TemplateFiles.of(folder);
        for (AlertKind kind : AlertKind.values()) {
            html.put(kind, parse(kind.key() + ".html", files.text(kind.key() + ".html"), HTML));
            text.put(kind, parse(kind.key() + ".txt", files.text(kind.key() + ".txt"), TEXT));
        }
        subjects.forEach((kind, subject) -> this.subjects.put(
                kind, parse("millrace.alerting.mail.kinds." + kind.key() + ".subject", subject, TEXT)));
        for (AlertKind kind : AlertKind.values()) {
            trial(kind);
        }
    }

    private Template parse(String name, String content, Variant variant) {
        try {
            return engine.parse(content, variant, name);
        } catch (TemplateException e) {
            throw new IllegalArgumentException(
                    "The mail template " + name + " is no Qute template: " + e.getMessage(), e);
        }
    }

    private void trial(AlertKind kind) {
        Alert sample = new Alert(
                kind,
                "id",
                "correlation",
                "environment",
                "subject",
                "text",
                Map.of("fact", "value"),
                List.of("source", "destination", "change"),
                List.of(List.of("source", "destination", "change")),
                "more",
                "what to do",
                Instant.EPOCH);
        try {
            render(sample);
        } catch (TemplateException e) {
            throw new IllegalArgumentException(
                    "A mail template of " + kind.key() + " names what there is not: " + e.getMessage(), e);
        }
    }

    /** The mail of an alert. */
    Rendered render(Alert alert) {
        Map<String, Object> data = data(alert);
        String subject =
                subjects.containsKey(alert.kind()) ? subjects.get(alert.kind()).render(data) : alert.subject();
        String oneLine = subject.replaceAll("\\p{Cntrl}+", " ");
        data.put("subject", oneLine);
        return new Rendered(
                oneLine,
                html.get(alert.kind()).render(data),
                text.get(alert.kind()).render(data));
    }

    private static Map<String, Object> data(Alert alert) {
        Map<String, Object> data = new HashMap<>();
        data.put("kind", alert.kind().key());
        data.put("id", alert.id());
        data.put("correlationId", alert.correlationId());
        data.put("environment", alert.environment());
        data.put("subject", alert.subject());
        data.put("text", alert.text());
        data.put("facts", alert.facts().entrySet());
        data.put("columns", alert.columns());
        data.put("rows", alert.rows());
        data.put("more", alert.more());
        data.put("whatToDo", alert.whatToDo());
        data.put("time", alert.time().toString());
        return data;
    }
}
