package io.millrace.lake.objectstore;

import io.millrace.lake.part.PartProcess;

import java.util.List;

/** S3 on disk as one process: {@code --port N --data DIR [--access-key KEY --secret-key SECRET]}. */
public final class ObjectStoreMain {
    private ObjectStoreMain() {}

    /** Runs the store until the process ends. */
    public static void main(String[] arguments) {
        PartProcess.run(List.of(ObjectStore.ACCESS_KEY, ObjectStore.SECRET_KEY), ObjectStore::start, arguments);
    }
}
