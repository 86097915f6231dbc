package io.millrace.platform.sql;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.core.retry.RetryUtils;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.ColumnInfo;
import software.amazon.awssdk.services.athena.model.Datum;
import software.amazon.awssdk.services.athena.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.athena.model.Row;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The rows of a query that has succeeded, typed by Athena's column types. */
final class AthenaResults {
    private static final int SERVER_FAULT = 500;

    private AthenaResults() {}

    /** All pages; Athena gives the column names as the first row of the first page. */
    static List<SqlRow> all(AthenaClient athena, String queryId) {
        List<SqlRow> rows = new ArrayList<>();
        boolean first = true;
        for (GetQueryResultsResponse page :
                athena.getQueryResultsPaginator(request -> request.queryExecutionId(queryId))) {
            List<ColumnInfo> columns = page.resultSet().resultSetMetadata().columnInfo();
            List<Row> given = page.resultSet().rows();
            for (Row row : first && !given.isEmpty() ? given.subList(1, given.size()) : given) {
                rows.add(row(row, columns));
            }
            first = false;
        }
        return rows;
    }

    /** Whether a call was refused for now or got no answer, after the client's own tries. */
    static boolean mayPass(SdkException failure) {
        return RetryUtils.isThrottlingException(failure)
                || failure instanceof SdkClientException
                || (failure instanceof SdkServiceException answer && answer.statusCode() >= SERVER_FAULT);
    }

    private static SqlRow row(Row row, List<ColumnInfo> columns) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Datum datum = row.data().get(i);
            values.add(value(datum.varCharValue(), columns.get(i).type()));
        }
        return new SqlRow(values);
    }

    private static Object value(String text, String type) {
        if (text == null) {
            return null;
        }
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "boolean" -> Boolean.valueOf(text);
            case "tinyint", "smallint", "integer", "int", "bigint" -> Long.valueOf(text);
            case "float", "real", "double" -> Double.valueOf(text);
            case "decimal" -> new BigDecimal(text);
            default -> text;
        };
    }
}
