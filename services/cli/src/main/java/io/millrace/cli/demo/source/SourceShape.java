package io.millrace.cli.demo.source;

/**
 * How many rows of which kind the source has at first.
 *
 * @param rows items of both tables together, at least {@value #FEWEST}
 * @param databases of the catalog, over which they are spread
 */
public record SourceShape(int rows, int databases) {
    /** With fewer rows not every kind would occur. */
    public static final int FEWEST = 200;

    /** Sources with two destinations each. */
    static final int AMBIGUOUS_SOURCES = 2;

    /** Checks the figures. */
    public SourceShape {
        if (rows < FEWEST || databases < 1 || databases > rows / 5) {
            throw new IllegalArgumentException("A demo source needs at least " + FEWEST
                    + " rows and at least 5 rows a database, got " + rows + " rows and " + databases + " databases");
        }
    }

    /** Malformed rows of each {@link Defect}. */
    int rejectedOfEach() {
        return Math.max(1, rows / 800);
    }

    /** Mappings whose table is not in the catalog, though its database is. */
    int missingTables() {
        return rows / 50;
    }

    /** Mappings whose database is not in the catalog. */
    int missingDatabases() {
        return rows / 100;
    }

    /** Rows that repeat one of the same table. */
    int repeatedInTable() {
        return rows / 50;
    }

    /** Rows that repeat one of the other table. */
    int repeatedAcross() {
        return rows / 100;
    }

    /** Valid mappings with one row, whose source has no other destination. */
    int plain() {
        return rows
                - rejectedOfEach() * Defect.values().length
                - missingTables()
                - missingDatabases()
                - 2 * repeatedInTable()
                - 2 * repeatedAcross()
                - 2 * AMBIGUOUS_SOURCES;
    }
}
