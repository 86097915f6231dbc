package io.millrace.cli.bench;

import io.millrace.cli.bench.measure.Machine;
import io.millrace.cli.output.Json;
import io.millrace.cli.output.Table;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a benchmark measured.
 *
 * @param notes how it was measured, where that is not plain
 */
public record BenchReport(Machine machine, Instant date, List<Figure> figures, List<String> notes) {
    /** Whether every goal is met. */
    public boolean isMet() {
        return figures.stream().noneMatch(figure -> Boolean.FALSE.equals(figure.met()));
    }

    /** For people. */
    public String text() {
        Table table = new Table("part", "figure", "value", "goal", "met");
        figures.forEach(
                figure -> table.row(figure.part(), figure.name(), figure.shown(), figure.goalText(), met(figure)));
        StringBuilder text = new StringBuilder();
        text.append(machine.cpu())
                .append(", ")
                .append(machine.cores())
                .append(" cores, ")
                .append(machine.memory());
        text.append(", ").append(machine.os()).append(System.lineSeparator());
        text.append(machine.jdk())
                .append(", load before ")
                .append(machine.loadBefore())
                .append(", ")
                .append(date);
        text.append(System.lineSeparator()).append(System.lineSeparator());
        text.append(table.text()).append(System.lineSeparator());
        notes.forEach(note -> text.append(System.lineSeparator()).append("  ").append(note));
        return text.append(System.lineSeparator()).toString();
    }

    private static String met(Figure figure) {
        if (figure.goal() == null) {
            return "";
        }
        return Boolean.TRUE.equals(figure.met()) ? "yes" : "MISSED";
    }

    /** One document for programs. */
    public String json() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("machine", machine);
        document.put("date", date);
        document.put("goalsMet", isMet());
        document.put("figures", figures);
        document.put("notes", notes);
        return Json.write(document);
    }
}
