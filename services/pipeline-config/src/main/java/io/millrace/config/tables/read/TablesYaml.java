package io.millrace.config.tables.read;

import io.millrace.config.InvalidInputException;
import io.millrace.config.quality.rules.RuleContract;
import io.millrace.config.quality.rules.RuleContracts;
import io.millrace.config.shape.Fields;
import io.millrace.config.shape.Shape;
import io.millrace.config.shape.ShapeCheck;
import io.millrace.config.tables.PipelineConfig;
import io.millrace.config.tables.PipelineSettings;
import io.millrace.config.tables.TableConfig;
import io.millrace.config.tables.check.TablesCheck;
import io.millrace.config.yaml.Problems;
import io.millrace.config.yaml.YamlMap;
import io.millrace.config.yaml.YamlNode;
import io.millrace.config.yaml.YamlReader;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads and validates {@code tables.yaml}. Nothing of the text is executed: it is data all the way. */
public final class TablesYaml {
    private TablesYaml() {}

    /**
     * Reads it; types of rules may be announced as services.
     *
     * @param fileName for messages, and the pipeline's name when the placeholders name none
     * @throws InvalidInputException with every problem, each with line and column
     */
    public static PipelineConfig read(String fileName, String text, Placeholders placeholders) {
        return read(fileName, text, placeholders, RuleContracts.announced());
    }

    /** The same, with just these types of rules. */
    public static PipelineConfig read(
            String fileName, String text, Placeholders placeholders, Map<String, RuleContract> rules) {
        Problems problems = new Problems();
        Optional<YamlNode> document =
                YamlReader.read(fileName, text, problems).map(new PlaceholderResolver(placeholders, problems)::resolve);
        Shape.Group shape = TablesShape.file(rules);
        document.ifPresent(root -> new ShapeCheck(problems).check(root, shape, ""));
        PipelineConfig config = document.filter(YamlMap.class::isInstance)
                .map(root -> bind(new Fields((YamlMap) root, shape), name(fileName, placeholders), rules, problems))
                .orElse(null);
        problems.throwIfAny();
        return config;
    }

    private static PipelineConfig bind(Fields file, String name, Map<String, RuleContract> rules, Problems problems) {
        Origins origins = new Origins(problems);
        SettingsBinder settings = new SettingsBinder(file, origins);
        PipelineSettings pipelineSettings = settings.settings();
        Shape.Group shape = TablesShape.table(rules);
        List<YamlMap> nodes = QualityBinder.maps(file.items("tables"));
        TableBinder tables = new TableBinder(shape, pipelineSettings.deltaBucket(), singleKeys(nodes, shape), origins);
        List<TableConfig> bound = nodes.stream().map(tables::table).toList();
        PipelineConfig config =
                new PipelineConfig(name, pipelineSettings, settings.kafka(), settings.sourceDatabase(), bound);
        TablesCheck.check(config, rules, origins);
        return config;
    }

    private static Map<String, String> singleKeys(List<YamlMap> tables, Shape.Group shape) {
        Map<String, String> keys = new HashMap<>();
        for (YamlMap table : tables) {
            Fields fields = new Fields(table, shape);
            List<String> key = fields.texts("primary_key");
            if (key.size() == 1) {
                keys.put(fields.text("name"), key.get(0));
            }
        }
        return keys;
    }

    private static String name(String fileName, Placeholders placeholders) {
        String stack = placeholders.stackName();
        return stack == null || stack.isBlank()
                ? fileName.replaceFirst(".*[/\\\\]", "").replaceFirst("\\.ya?ml$", "")
                : stack;
    }
}
