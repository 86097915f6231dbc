package io.millrace.lake.standin.glue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.glue.catalog.GlueCatalog;
import io.millrace.lake.standin.glue.catalog.GlueOperation;
import io.millrace.lake.standin.glue.catalog.Page;
import io.millrace.lake.standin.protocol.AwsException;
import io.millrace.lake.standin.protocol.AwsRequest;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The tables of a database, page by page, all or those whose whole name matches a regular expression. */
final class GetTables extends GlueOperation {
    GetTables(GlueCatalog catalog) {
        super(catalog);
    }

    @Override
    public ObjectNode perform(AwsRequest request) {
        String database = name(request, "DatabaseName");
        Predicate<String> wanted = expression(request.optional("Expression"));
        return Page.of(request, last -> catalog().tablesAfter(database, last), wanted)
                .answer("TableList");
    }

    private static Predicate<String> expression(String pattern) {
        if (pattern == null || pattern.isEmpty()) {
            return name -> true;
        }
        try {
            return Pattern.compile(pattern).asMatchPredicate();
        } catch (PatternSyntaxException e) {
            throw AwsException.badRequest(
                    "InvalidInputException", "Expression is no regular expression: " + e.getMessage());
        }
    }
}
