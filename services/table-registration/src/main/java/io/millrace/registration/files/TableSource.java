package io.millrace.registration.files;

import io.millrace.registration.domain.TableContents;
import io.millrace.registration.domain.TableRequest;

/** How the contents of a table are found, one for each format. */
public interface TableSource {
    /** Looks at all files of the table. */
    TableContents read(TableRequest table);
}
