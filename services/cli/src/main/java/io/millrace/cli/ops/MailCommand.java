package io.millrace.cli.ops;

import com.fasterxml.jackson.core.type.TypeReference;
import io.millrace.cli.lake.LakeConnection;
import io.millrace.cli.output.CliException;
import io.millrace.cli.output.ExitCodes;
import io.millrace.cli.output.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code millrace mail}. */
@Command(
        name = "mail",
        description =
                "Shows the mails and alarms that were sent. Works with a local lake alone, whose stand-in keeps them.",
        footer = {"", "Example:  ./millrace mail --last 3"})
public final class MailCommand extends LakeCommand {
    @Option(
            names = "--last",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many of each, newest last; ${DEFAULT-VALUE} unless given.")
    private int last;

    @Override
    int run(LakeConnection lake) {
        if (last < 1) {
            throw new CliException(ExitCodes.USAGE, "--last " + last + ": give 1 or more.");
        }
        String endpoint = lake.variables().get("SES_ENDPOINT");
        if (endpoint == null) {
            throw new CliException(ExitCodes.USAGE, "SES_ENDPOINT is not set: AWS itself does not show sent mail.");
        }
        StandIn standIn = new StandIn(endpoint);
        List<Map<String, Object>> mails = newest(standIn.get("mail"));
        List<Map<String, Object>> messages = newest(standIn.get("messages"));
        if (isJson()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("mails", mails);
            document.put("alarms", messages);
            out().println(Json.write(document));
            return ExitCodes.FINE;
        }
        mails.forEach(this::print);
        messages.forEach(message -> out().println("ALARM  " + message.get("time") + "  " + message.get("subject")
                + System.lineSeparator() + message.get("message") + System.lineSeparator()));
        if (mails.isEmpty() && messages.isEmpty()) {
            out().println("Nothing was sent.");
        }
        return ExitCodes.FINE;
    }

    private void print(Map<String, Object> mail) {
        out().println("MAIL  " + mail.get("time") + "  to " + mail.get("to"));
        out().println("Subject: " + mail.get("subject"));
        out().println();
        out().println(String.valueOf(mail.get("text")).indent(2));
    }

    private List<Map<String, Object>> newest(String json) {
        List<Map<String, Object>> all =
                Json.read(json, new TypeReference<List<Map<String, Object>>>() {}, "The stand-in's answer");
        return all.subList(Math.max(0, all.size() - last), all.size());
    }
}
