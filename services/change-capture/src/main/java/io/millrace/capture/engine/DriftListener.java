package io.millrace.capture.engine;

import io.millrace.capture.domain.Position;
import io.millrace.capture.domain.TableSchema.Difference;
import io.millrace.config.mappings.TableRoute;

import java.util.List;

/** Is told of a table whose columns are other than before; may be told again after a crash. */
@FunctionalInterface
public interface DriftListener {
    /**
     * The columns changed.
     *
     * @param table {@code schema.table} in the source
     * @param position of the first change with the new columns
     */
    void drifted(String table, TableRoute route, List<Difference> differences, Position position);
}
