package io.millrace.bucketing.config;

import io.millrace.bucketing.domain.Companion;
import io.millrace.bucketing.domain.DatasetPlan;
import io.millrace.bucketing.domain.Folder;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes plans of the settings, and refuses settings that cannot work before an event is taken. */
public final class DatasetPlans {
    private static final String PREFIX = "millrace.bucketing.datasets.";

    private DatasetPlans() {}

    /**
     * The plans by dataset.
     *
     * @throws IllegalStateException naming the property that is wrong
     */
    public static Map<String, DatasetPlan> of(BucketingConfig config, String environment) {
        config.markers().stream().filter(name -> !name.matches("[._][^/]+")).forEach(name -> {
            throw new IllegalStateException("millrace.bucketing.markers is wrong: " + name
                    + " does not begin with a dot or an underscore, so that the job would read it as data. Rename it.");
        });
        Map<String, DatasetPlan> plans = new TreeMap<>();
        config.datasets().forEach((name, settings) -> plans.put(name, plan(name, settings, environment)));
        plans.values().forEach(plan -> plan.companion().ifPresent(companion -> {
            if (!plans.containsKey(companion.dataset()) || companion.dataset().equals(plan.dataset())) {
                throw wrong(
                        plan.dataset(),
                        "companion",
                        companion.dataset() + " is no other dataset of these settings; they are " + plans.keySet());
            }
        }));
        requireApart(plans);
        return plans;
    }

    private static DatasetPlan plan(String name, BucketingConfig.Dataset settings, String environment) {
        if (!name.matches("[A-Za-z0-9_]+")) {
            throw new IllegalStateException(PREFIX + name
                    + " is wrong: a dataset's name has letters, digits and underscores alone. Rename it.");
        }
        if (new HashSet<>(settings.layouts()).size() != settings.layouts().size()) {
            throw wrong(name, "layouts", "a layout is named twice");
        }
        settings.mapping().ifPresent(mapping -> {
            if (!mapping.matches("s3://[^/]+/.+")) {
                throw wrong(name, "mapping", "expected a file such as s3://bucket/mapping.csv, got " + mapping);
            }
        });
        if (settings.tables().isPresent() && settings.mapping().isEmpty()) {
            throw wrong(name, "tables", "it names tables although there is no mapping");
        }
        return new DatasetPlan(
                name,
                folder(name, "root", settings.root(), environment),
                settings.mapping().map(mapping -> mapping.replace("{env}", environment)),
                settings.tables().orElse(List.of()),
                folder(name, "target", settings.target(), environment),
                settings.layouts(),
                settings.targetFileMb(),
                settings.buckets(),
                settings.key(),
                settings.nullKeys(),
                settings.onMissingColumn(),
                settings.companion().map(companion -> new Companion(companion, settings.companionDiffers())));
    }

    private static Folder folder(String dataset, String property, String text, String environment) {
        try {
            return Folder.of(text.replace("{env}", environment));
        } catch (IllegalArgumentException e) {
            throw wrong(dataset, property, e.getMessage());
        }
    }

    /** Versions among a snapshot's files would be read as data, versions of two datasets would take each other's place. */
    private static void requireApart(Map<String, DatasetPlan> plans) {
        Map<String, Folder> taken = new LinkedHashMap<>();
        plans.forEach((name, plan) -> taken.put(PREFIX + name + ".root (raw_input/)", plan.rawInput()));
        plans.forEach((name, plan) -> {
            taken.forEach((property, folder) -> {
                if (folder.overlaps(plan.target())) {
                    throw wrong(name, "target", plan.target() + " and " + property + " lie in one another");
                }
            });
            taken.put(PREFIX + name + ".target", plan.target());
        });
    }

    private static IllegalStateException wrong(String dataset, String property, String why) {
        return new IllegalStateException(
                PREFIX + dataset + "." + property + " is wrong: " + why + ". Correct it and start again.");
    }
}
