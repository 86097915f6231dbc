package io.millrace.lake.standin.cleanrooms;

import io.millrace.lake.standin.entityresolution.SeededNamespace;
import io.millrace.lake.standin.entityresolution.SeededSchema;

import java.util.List;

/**
 * What Clean Rooms and Entity Resolution hold: one membership with its tables, ID namespaces and schema mappings. As
 * JSON it has the same names; every list may be left out.
 *
 * @param membership {@code null} for none
 * @param pageSize elements of a page at most
 * @param tables configured tables
 * @param namespaces ID namespaces, each associated with the membership if it says so
 * @param mappingTables names of ID mapping tables
 * @param schemas schema mappings
 */
public record CleanRoomsSeed(
        SeededMembership membership,
        int pageSize,
        List<SeededTable> tables,
        List<SeededNamespace> namespaces,
        List<String> mappingTables,
        List<SeededSchema> schemas) {
    private static final int LARGEST_PAGE = 100;

    /** Copies the lists; a page size of 0 stands for the largest. */
    public CleanRoomsSeed {
        if (pageSize < 0 || pageSize > LARGEST_PAGE) {
            throw new IllegalArgumentException("pageSize is %d: give 1 to %d".formatted(pageSize, LARGEST_PAGE));
        }
        pageSize = pageSize == 0 ? LARGEST_PAGE : pageSize;
        tables = tables == null ? List.of() : List.copyOf(tables);
        namespaces = namespaces == null ? List.of() : List.copyOf(namespaces);
        mappingTables = mappingTables == null ? List.of() : List.copyOf(mappingTables);
        schemas = schemas == null ? List.of() : List.copyOf(schemas);
    }

    /** Nothing at all. */
    public static CleanRoomsSeed empty() {
        return new CleanRoomsSeed(null, 0, null, null, null, null);
    }

    /** The same with other tables. */
    public CleanRoomsSeed withTables(List<SeededTable> others) {
        return new CleanRoomsSeed(membership, pageSize, others, namespaces, mappingTables, schemas);
    }

    /** The same in smaller pages. */
    public CleanRoomsSeed inPagesOf(int size) {
        return new CleanRoomsSeed(membership, size, tables, namespaces, mappingTables, schemas);
    }
}
