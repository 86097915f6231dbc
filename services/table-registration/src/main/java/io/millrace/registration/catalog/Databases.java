package io.millrace.registration.catalog;

import io.millrace.platform.stage.StageFailureException;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;

/** The catalog's databases. */
public final class Databases {
    private final GlueClient glue;
    private final boolean create;

    /**
     * Databases behind the client.
     *
     * @param create whether a missing one is made
     */
    public Databases(GlueClient glue, boolean create) {
        this.glue = glue;
        this.create = create;
    }

    /**
     * Sees to it that the database stands.
     *
     * @throws StageFailureException when it does not and must not be made
     */
    public void ensure(String database) {
        try {
            glue.getDatabase(request -> request.name(database));
        } catch (EntityNotFoundException missing) {
            if (!create) {
                throw new StageFailureException(
                        "No table can be registered in database " + database,
                        "the catalog has no such database, and millrace.registration.create-database is false",
                        "Create it, correct millrace.registration.database, or set"
                                + " millrace.registration.create-database=true.");
            }
            create(database);
        }
    }

    private void create(String database) {
        try {
            glue.createDatabase(request -> request.databaseInput(input -> input.name(database)));
        } catch (AlreadyExistsException meanwhile) {
            // another run made it
        }
    }
}
