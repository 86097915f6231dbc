package io.millrace.mapping.catalog;

import io.millrace.mapping.domain.Catalog;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GetTablesResponse;
import software.amazon.awssdk.services.glue.model.Table;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The Glue data catalog, asked with few calls. How many pages a database has is not known beforehand, so it is listed
 * page by page for as long as asking for each table still open would cost more calls than were spent on pages: never
 * more than twice the calls of the cheaper way. Names are folded to lower case for the look-up, as Glue does.
 */
public final class GlueCatalog implements Catalog {
    /** The most that one answer of GetTables may hold. */
    public static final int PAGE = 100;

    private final GlueClient glue;

    /** A catalog behind the client, which holds the retries and the shared rate limit. */
    public GlueCatalog(GlueClient glue) {
        this.glue = glue;
    }

    @Override
    public Set<String> existing(String database, Set<String> tables) {
        Map<String, Set<String>> open = new HashMap<>();
        tables.forEach(table ->
                open.computeIfAbsent(folded(table), name -> new HashSet<>()).add(table));
        Set<String> found = new HashSet<>();
        try {
            list(folded(database), open, found);
        } catch (EntityNotFoundException noSuchDatabase) {
            return Set.of();
        }
        return found;
    }

    private void list(String database, Map<String, Set<String>> open, Set<String> found) {
        String next = null;
        for (int pages = 0; open.size() > Math.max(pages, 1); pages++) {
            String token = next;
            GetTablesResponse page = glue.getTables(
                    request -> request.databaseName(database).maxResults(PAGE).nextToken(token));
            for (Table table : page.tableList()) {
                take(table.name(), open, found);
            }
            next = page.nextToken();
            if (next == null || next.isEmpty()) {
                return;
            }
        }
        for (String name : Set.copyOf(open.keySet())) {
            if (stands(database, name)) {
                take(name, open, found);
            }
        }
    }

    private static void take(String name, Map<String, Set<String>> open, Set<String> found) {
        Set<String> spellings = open.remove(folded(name));
        if (spellings != null) {
            found.addAll(spellings);
        }
    }

    private boolean stands(String database, String table) {
        try {
            glue.getTable(request -> request.databaseName(database).name(table));
            return true;
        } catch (EntityNotFoundException notThere) {
            return false;
        }
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
