package io.millrace.jobs.stream.start;

import io.millrace.config.InvalidInputException;
import io.millrace.config.Problem;
import io.millrace.config.tables.ColumnConfig;
import io.millrace.config.tables.PipelineConfig;
import io.millrace.config.tables.TableConfig;
import io.millrace.config.tables.read.Placeholders;
import io.millrace.config.tables.read.TablesYaml;
import io.millrace.jobs.quality.rules.References;
import io.millrace.jobs.quality.rules.RowJudge;
import io.millrace.jobs.stream.rows.Fields;
import io.millrace.jobs.support.JobFolder;
import io.millrace.jobs.support.S3Settings;
import org.apache.hadoop.conf.Configuration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads the configuration and checks all of it before a session is opened. */
public final class ConfigReader {
    private static final int MOST_SEQUENCE_COLUMNS = 2;

    private ConfigReader() {}

    /**
     * The configuration that the arguments name.
     *
     * @throws InvalidInputException with every problem
     */
    public static PipelineConfig read(StreamArguments arguments, Map<String, String> environment) throws IOException {
        Configuration hadoop = new Configuration();
        S3Settings.from(environment).forEach(hadoop::set);
        hadoop.set("fs.s3.impl", "org.apache.hadoop.fs.s3a.S3AFileSystem");
        String text = new String(JobFolder.read(arguments.config(), hadoop), StandardCharsets.UTF_8);
        PipelineConfig config = TablesYaml.read(
                arguments.config(),
                text,
                new Placeholders(arguments.stackName(), arguments.awsAccountId(), environment));
        check(config, arguments);
        return config;
    }

    private static void check(PipelineConfig config, StreamArguments arguments) {
        List<Problem> problems = new ArrayList<>();
        Set<String> streamed = config.tables().stream()
                .filter(table -> !table.internal())
                .map(TableConfig::name)
                .collect(Collectors.toCollection(TreeSet::new));
        arguments.tables().stream()
                .filter(name -> !streamed.contains(name))
                .forEach(name -> problems.add(new Problem(
                        "argument --tables", name + " is no table with a stream", "There are " + streamed + ".")));
        config.tables().forEach(table -> check(table, problems));
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
    }

    private static void check(TableConfig table, List<Problem> problems) {
        try {
            RowJudge.of(table, References.NONE);
        } catch (InvalidInputException e) {
            problems.addAll(e.problems());
        }
        List<String> names = table.schema().stream().map(ColumnConfig::name).toList();
        names.stream()
                .filter(Fields::isReserved)
                .forEach(name -> problems.add(new Problem(
                        "column %s of table %s".formatted(name, table.name()),
                        "the lake keeps a column of its own under that name",
                        "Rename it in the source.")));
        if (table.sequenceBy().size() > MOST_SEQUENCE_COLUMNS || !names.containsAll(table.sequenceBy())) {
            problems.add(new Problem(
                    "sequence_by of table " + table.name(),
                    "it names %s, of columns %s".formatted(table.sequenceBy(), names),
                    "Name one column of the schema, or two."));
        }
    }
}
