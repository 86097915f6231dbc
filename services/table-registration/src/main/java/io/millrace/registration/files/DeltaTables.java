package io.millrace.registration.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.events.lake.TableColumn;
import io.millrace.platform.objects.ObjectLocation;
import io.millrace.platform.objects.ObjectStore;
import io.millrace.platform.stage.StageFailureException;
import io.millrace.registration.domain.TableContents;
import io.millrace.registration.domain.TableRequest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Delta tables: the schema is the newest {@code metaData} action of the log's JSON commits, which Delta keeps for 30 days
 * unless told otherwise. One that stands in a checkpoint alone is not read, and said to be so.
 */
public final class DeltaTables implements TableSource {
    private static final Pattern COMMIT = Pattern.compile(".*/\\d{20}\\.json");
    /** More are not read for the sake of two figures. */
    private static final int MOST_COMMITS = 100;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectStore objects;

    /** Tables whose logs lie in the store. */
    public DeltaTables(ObjectStore objects) {
        this.objects = objects;
    }

    @Override
    public TableContents read(TableRequest table) {
        ObjectLocation folder = ObjectLocation.of(table.location());
        String prefix = folder.key().endsWith("/") ? folder.key() : folder.key() + "/";
        List<ObjectLocation> commits = objects.list(new ObjectLocation(folder.bucket(), prefix + "_delta_log/"))
                .filter(file -> COMMIT.matcher(file.key()).matches())
                .sorted(Comparator.comparing(ObjectLocation::key).reversed())
                .toList();
        if (commits.isEmpty()) {
            throw failure(table, "there is no commit in its folder _delta_log", "Check the location in the event.");
        }
        for (ObjectLocation commit : commits) {
            Optional<JsonNode> metadata = metadata(table, commit);
            if (metadata.isPresent()) {
                Optional<DeltaFiles> files = files(table, commits);
                return new TableContents(
                        columns(table, commit, metadata.get()),
                        files.flatMap(DeltaFiles::rows),
                        files.flatMap(DeltaFiles::bytes),
                        files.map(DeltaFiles::count),
                        Collections.emptySortedSet());
            }
        }
        throw failure(
                table,
                "none of the " + commits.size()
                        + " JSON commits in _delta_log holds the metadata; they stand in an older checkpoint, which is not"
                        + " read",
                "Write the metadata anew: ALTER TABLE … SET TBLPROPERTIES with any property makes such a commit.");
    }

    /**
     * The files that stand, where the log tells them whole and soon: its commits reach back to the first one, and are few.
     *
     * @param commits the newest first
     */
    private Optional<DeltaFiles> files(TableRequest table, List<ObjectLocation> commits) {
        boolean whole = commits.get(0).key().endsWith(String.format("/%020d.json", commits.size() - 1));
        if (!whole || commits.size() > MOST_COMMITS) {
            return Optional.empty();
        }
        DeltaFiles files = new DeltaFiles();
        for (int number = commits.size() - 1; number >= 0; number--) {
            ObjectLocation commit = commits.get(number);
            List<JsonNode> removes = new ArrayList<>();
            Map<JsonNode, JsonNode> adds = new LinkedHashMap<>();
            for (String line : text(table, commit).lines().toList()) {
                JsonNode action = json(table, commit, line);
                if (action.has("remove")) {
                    removes.add(action.path("remove"));
                }
                if (action.has("add")) {
                    String statistics = action.path("add").path("stats").asText("{}");
                    adds.put(action.path("add"), json(table, commit, statistics));
                }
            }
            files.apply(removes, adds);
        }
        return Optional.of(files);
    }

    private String text(TableRequest table, ObjectLocation commit) {
        return objects.text(commit)
                .orElseThrow(() ->
                        failure(table, "its commit " + commit + " was removed while it was read", "Run it once more."));
    }

    private Optional<JsonNode> metadata(TableRequest table, ObjectLocation commit) {
        Optional<JsonNode> found = Optional.empty();
        for (String line : text(table, commit).lines().toList()) {
            if (line.contains("\"metaData\"")) {
                JsonNode action = json(table, commit, line).path("metaData");
                found = action.isMissingNode() ? found : Optional.of(action);
            }
        }
        return found;
    }

    private static List<TableColumn> columns(TableRequest table, ObjectLocation commit, JsonNode metadata) {
        try {
            return DeltaSchema.columns(
                    json(table, commit, metadata.path("schemaString").asText()));
        } catch (IllegalArgumentException e) {
            throw failure(
                    table, e.getMessage() + " (commit " + commit + ")", "Change the column's type, or leave it out.");
        }
    }

    private static JsonNode json(TableRequest table, ObjectLocation commit, String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw failure(
                    table,
                    "its commit " + commit + " is no JSON: " + e.getOriginalMessage(),
                    "Repair the log, for example by restoring an earlier version.");
        }
    }

    private static StageFailureException failure(TableRequest table, String why, String whatToDo) {
        return new StageFailureException(
                "The Delta table " + table.base() + " at " + table.location() + " cannot be registered", why, whatToDo);
    }
}
