package io.millrace.lake.standin.sns;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.protocol.AwsException;
import io.millrace.lake.standin.protocol.AwsRequest;
import io.millrace.lake.standin.protocol.Json;

import java.util.regex.Pattern;

/** Creates a topic, or gives the address of the one that has the name. */
final class CreateTopic extends SnsOperation {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,256}");

    CreateTopic(TopicBoard board) {
        super(board);
    }

    @Override
    public ObjectNode perform(AwsRequest request) {
        String name = request.required("Name");
        if (!NAME.matcher(name).matches()) {
            throw AwsException.badRequest("InvalidParameter", "Invalid parameter: Topic Name");
        }
        String arn = "arn:aws:sns:us-east-1:000000000000:" + name;
        board().create(arn);
        return Json.object().put("TopicArn", arn);
    }
}
