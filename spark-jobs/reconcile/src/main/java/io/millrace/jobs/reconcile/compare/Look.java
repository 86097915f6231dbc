package io.millrace.jobs.reconcile.compare;

import io.millrace.jobs.reconcile.judge.Finding;
import io.millrace.jobs.reconcile.judge.Judge;
import io.millrace.jobs.reconcile.lake.LakeKey;
import io.millrace.jobs.reconcile.lake.LakeVersion;
import io.millrace.jobs.reconcile.plan.KeyName;
import io.millrace.jobs.reconcile.source.SourceTable;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Both sides of some keys at one moment.
 *
 * @param source raw rows; a key that is not there has none
 * @param lake an answer for every key
 */
public record Look(Map<KeyName, List<String>> source, Map<KeyName, LakeKey> lake) {
    /** Looks at the keys. */
    public static Look at(Collection<KeyName> keys, SourceTable source, LakeVersion lake) throws SQLException {
        if (keys.isEmpty()) {
            return new Look(Map.of(), Map.of());
        }
        Map<KeyName, List<String>> rows = new HashMap<>();
        source.rows(keys, rows::put);
        return new Look(rows, lake.keys(keys));
    }

    /** What is found about each key. */
    Map<KeyName, Finding> findings(Judge judge) {
        Map<KeyName, Finding> findings = new LinkedHashMap<>();
        lake.forEach((key, known) -> findings.put(key, judge.judge(source.get(key), known)));
        return findings;
    }
}
