package io.millrace.config.patch;

import io.millrace.config.tables.PipelineConfig;
import io.millrace.config.tables.TableConfig;
import io.millrace.config.yaml.NearestName;
import io.millrace.config.yaml.Problems;
import io.millrace.config.yaml.YamlList;
import io.millrace.config.yaml.YamlMap;
import io.millrace.config.yaml.YamlNode;
import io.millrace.config.yaml.YamlReader;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a patch file, in YAML or JSON, by the tables of a pipeline. */
public final class PatchFile {
    private static final String TABLES = "tables";

    private final Map<String, TableConfig> tables = new HashMap<>();
    private final Problems problems = new Problems();
    private final List<RowPatch> patches = new ArrayList<>();

    private PatchFile(PipelineConfig config) {
        config.tables().stream().filter(table -> !table.internal()).forEach(table -> tables.put(table.name(), table));
    }

    /**
     * Reads it.
     *
     * @param name for messages
     * @throws io.millrace.config.InvalidInputException with every problem, each with line and column; no message shows a value
     */
    public static List<RowPatch> read(String name, String text, PipelineConfig config) {
        PatchFile file = new PatchFile(config);
        YamlReader.read(name, text, file.problems).ifPresent(file::document);
        file.problems.throwIfAny();
        return List.copyOf(file.patches);
    }

    private void document(YamlNode node) {
        Optional<YamlMap> root = group(node, "the file", "tables: {<table>: [{row: …, set: {…}}]}");
        root.ifPresent(map -> map.entries().forEach(entry -> {
            if (!entry.key().text().equals(TABLES)) {
                problems.add(
                        entry.key().place(),
                        "there is no key '%s' here".formatted(entry.key().text()),
                        NearestName.advice(entry.key().text(), List.of(TABLES)));
            }
        }));
        if (root.isPresent() && root.get().value(TABLES).isEmpty()) {
            problems.add(node.place(), "the key 'tables' is missing or empty", "Name the tables to correct below it.");
        }
        root.flatMap(map -> map.value(TABLES))
                .flatMap(value -> group(value, TABLES, "<table>: [{row: …, set: {…}}]"))
                .ifPresent(map -> map.entries().forEach(this::table));
    }

    private void table(YamlMap.Entry entry) {
        String name = entry.key().text();
        TableConfig table = tables.get(name);
        if (table == null) {
            problems.add(
                    entry.key().place(),
                    "there is no table '%s' with a stream".formatted(name),
                    NearestName.advice(name, tables.keySet().stream().sorted().toList()));
        } else if (entry.value() instanceof YamlList list) {
            PatchReader reader = new PatchReader(table, problems);
            list.items().forEach(item -> reader.read(item).ifPresent(patches::add));
        } else {
            problems.add(
                    entry.value().place(),
                    TABLES + "." + name,
                    "it is no list",
                    "Write a list of {row: …, set: {…}} or {key: {…}, set: {…}}.");
        }
    }

    private Optional<YamlMap> group(YamlNode node, String part, String form) {
        if (node instanceof YamlMap map) {
            return Optional.of(map);
        }
        problems.add(node.place(), part, "it is no group of keys", "Write " + form + ".");
        return Optional.empty();
    }
}
