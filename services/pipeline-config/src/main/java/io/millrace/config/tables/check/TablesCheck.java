package io.millrace.config.tables.check;

import io.millrace.config.quality.rules.RuleContract;
import io.millrace.config.tables.PipelineConfig;

import java.util.Map;

/** All checks of a pipeline. */
public final class TablesCheck {
    private TablesCheck() {}

    /**
     * Checks everything; parts that are not as their shape wants them are {@code null} or empty, and are passed over.
     *
     * @param contracts the types of rules that there are
     */
    public static void check(PipelineConfig config, Map<String, RuleContract> contracts, Report report) {
        new SettingsCheck(config, report).check();
        new UniqueNamesCheck(config, report).check();
        PathsCheck.check(config, report);
        config.tables().forEach(table -> {
            new TableCheck(table, report).check();
            new ReferencesCheck(table, config.tables(), report).check();
            new QualityCheck(table, config.tables(), contracts, report).check();
        });
    }
}
