package io.millrace.lake.tablestore;

import io.millrace.lake.part.PartProcess;

import java.util.List;

/** DynamoDB Local as one process: {@code --port N [--data DIR]}; without a directory it keeps its tables in memory. */
public final class TableStoreMain {
    private TableStoreMain() {}

    /** Runs the store until the process ends. */
    public static void main(String[] arguments) {
        PartProcess.run(List.of(), TableStore::start, arguments);
    }
}
