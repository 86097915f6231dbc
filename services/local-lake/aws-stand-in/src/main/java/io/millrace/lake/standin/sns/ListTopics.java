package io.millrace.lake.standin.sns;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.protocol.AwsRequest;
import io.millrace.lake.standin.protocol.Json;

import java.util.List;

/** The topics, 100 at a time; the token is the last address given out. */
final class ListTopics extends SnsOperation {
    private static final int PAGE = 100;

    ListTopics(TopicBoard board) {
        super(board);
    }

    @Override
    public ObjectNode perform(AwsRequest request) {
        String last = request.optional("NextToken");
        List<String> rest = board().topicsAfter(last == null ? "" : last);
        List<String> page = rest.subList(0, Math.min(PAGE, rest.size()));
        ObjectNode answer = Json.object();
        ArrayNode topics = answer.putArray("Topics");
        page.forEach(arn -> topics.addObject().put("TopicArn", arn));
        return rest.size() > PAGE ? answer.put("NextToken", page.get(PAGE - 1)) : answer;
    }
}
