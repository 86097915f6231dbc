package io.millrace.registration.listener;

import io.millrace.registration.domain.Origin;
import io.millrace.registration.domain.TableContents;
import io.millrace.registration.domain.TableRequest;
import io.millrace.registration.domain.WantedTable;

/**
 * One table of a run.
 *
 * @param name in the catalog
 */
record TableTask(String runId, String database, String name, TableRequest request, Origin origin, boolean projected) {

    WantedTable wanted(TableContents contents) {
        return new WantedTable(database, name, request, contents, origin, projected);
    }
}
