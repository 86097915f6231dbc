package io.millrace.lake.standin.sns;

import io.millrace.lake.standin.protocol.Operation;

import java.util.List;

/** What the operations of SNS have in common. */
public abstract class SnsOperation implements Operation {
    private final TopicBoard board;

    SnsOperation(TopicBoard board) {
        this.board = board;
    }

    /** All operations that are answered. */
    public static List<Operation> all(TopicBoard board) {
        return List.of(new CreateTopic(board), new ListTopics(board), new Publish(board));
    }

    @Override
    public String service() {
        return "sns";
    }

    TopicBoard board() {
        return board;
    }
}
