package io.millrace.lake.standin.athena;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.protocol.AwsRequest;

import java.util.ArrayList;
import java.util.List;

/** Rows of a succeeded execution, page by page; those of a query have the column names as their first row. */
final class GetQueryResults extends AthenaOperation {
    private static final int LARGEST = 1000;

    GetQueryResults(Executions executions) {
        super(executions);
    }

    @Override
    public ObjectNode perform(AwsRequest request) {
        Execution execution = execution(request);
        Execution.State state = execution.status().state();
        if (state != Execution.State.SUCCEEDED) {
            throw invalid("Query did not finish successfully or has not yet finished. Current state: " + state);
        }
        List<List<String>> rows = rows(execution);
        int from = from(request.optional("NextToken"), rows.size());
        int to = Math.min(rows.size(), from + size(request.field("MaxResults")));
        ObjectNode answer = none().put("UpdateCount", 0);
        ObjectNode set = answer.putObject("ResultSet");
        ArrayNode told = set.putArray("Rows");
        rows.subList(from, to).forEach(row -> put(told.addObject().putArray("Data"), row));
        describe(set.putObject("ResultSetMetadata").putArray("ColumnInfo"), execution.result());
        if (to < rows.size()) {
            answer.put("NextToken", Integer.toString(to));
        }
        return answer;
    }

    private static List<List<String>> rows(Execution execution) {
        ResultTable result = execution.result();
        List<List<String>> rows = new ArrayList<>();
        if (execution.query().type().equals("DML") && !result.columns().isEmpty()) {
            rows.add(result.columns().stream().map(ResultTable.Column::name).toList());
        }
        rows.addAll(result.rows());
        return rows;
    }

    private static void put(ArrayNode data, List<String> row) {
        for (String value : row) {
            ObjectNode datum = data.addObject();
            if (value != null) {
                datum.put("VarCharValue", value);
            }
        }
    }

    private static void describe(ArrayNode columns, ResultTable result) {
        for (ResultTable.Column column : result.columns()) {
            columns.addObject()
                    .put("CatalogName", "hive")
                    .put("Name", column.name())
                    .put("Label", column.name())
                    .put("Type", column.type())
                    .put("Precision", column.precision())
                    .put("Scale", column.scale())
                    .put("Nullable", "UNKNOWN")
                    .put("CaseSensitive", column.type().equals("varchar"));
        }
    }

    private static int from(String token, int rows) {
        try {
            int from = token == null ? 0 : Integer.parseInt(token);
            if (from >= 0 && from <= rows) {
                return from;
            }
        } catch (NumberFormatException e) {
            throw invalid("NextToken is none that was given out");
        }
        throw invalid("NextToken is none that was given out");
    }

    private static int size(JsonNode given) {
        int size = given.isNumber() ? given.asInt() : LARGEST;
        if (size < 1 || size > LARGEST) {
            throw invalid("MaxResults is %d: give 1 to %d".formatted(size, LARGEST));
        }
        return size;
    }
}
