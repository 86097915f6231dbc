package io.millrace.alerting.delivery;

import io.millrace.alerting.domain.Alert;
import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.TemplateLocator.TemplateLocation;
import io.quarkus.qute.Variant;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The mails' Qute templates: {@code {kind}.html} and {@code {kind}.txt} in the folder of the settings, else the built-in
 * {@code alert.html} and {@code alert.txt}. HTML is escaped.
 */
public final class MailTemplates {
    private static final String BUILT_IN = "/mail/";

    private final Optional<Path> folder;
    private final Engine engine;

    /** @param folder of templates that take the place of the built-in ones */
    public MailTemplates(Optional<Path> folder) {
        this.folder = folder;
        this.engine = Engine.builder()
                .addDefaults()
                .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
                .addLocator(this::locate)
                .build();
    }

    /** The HTML part. */
    public String html(Alert alert) {
        return render(alert, ".html");
    }

    /** The plain-text part. */
    public String text(Alert alert) {
        return render(alert, ".txt");
    }

    private String render(Alert alert, String suffix) {
        Map<String, Object> data = new HashMap<>();
        data.put("kind", alert.kind().key());
        data.put("id", alert.id());
        data.put("correlationId", alert.correlationId());
        data.put("environment", alert.environment());
        data.put("subject", alert.subject());
        data.put("text", alert.text());
        data.put(
                "facts",
                alert.facts().entrySet().stream()
                        .map(fact -> List.of(fact.getKey(), fact.getValue()))
                        .toList());
        data.put("columns", alert.columns());
        data.put("rows", alert.rows());
        data.put("more", alert.more());
        data.put("whatToDo", alert.whatToDo());
        data.put("time", alert.time().toString());
        return engine.getTemplate(alert.kind().key() + suffix).render(data);
    }

    private Optional<TemplateLocation> locate(String name) {
        String suffix = name.substring(name.lastIndexOf('.'));
        String text = own(name).orElseGet(() -> builtIn("alert" + suffix));
        Variant variant =
                new Variant(Locale.ROOT, UTF_8, suffix.equals(".html") ? Variant.TEXT_HTML : Variant.TEXT_PLAIN);
        return Optional.of(new TemplateLocation() {
            @Override
            public Reader read() {
                return new StringReader(text);
            }

            @Override
            public Optional<Variant> getVariant() {
                return Optional.of(variant);
            }
        });
    }

    private Optional<String> own(String name) {
        try {
            Optional<Path> file = folder.map(path -> path.resolve(name)).filter(Files::isRegularFile);
            return file.isPresent() ? Optional.of(Files.readString(file.get())) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The mail template " + name + " in millrace.alerting.mail.templates could not be read", e);
        }
    }

    private static String builtIn(String name) {
        try (InputStream in = MailTemplates.class.getResourceAsStream(BUILT_IN + name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The built-in mail template " + name + " could not be read", e);
        }
    }
}
