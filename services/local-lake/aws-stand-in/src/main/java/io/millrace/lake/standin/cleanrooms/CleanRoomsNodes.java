package io.millrace.lake.standin.cleanrooms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lake.standin.protocol.Json;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** Ids, ARNs and dates in the form in which Clean Rooms gives them out. */
final class CleanRoomsNodes {
    private static final String ARN = "arn:aws:cleanrooms:us-east-1:000000000000:";
    private static final double SEEDED_AT = 1_767_225_600;

    private CleanRoomsNodes() {}

    /** The id that follows from a name. */
    static String id(String kind, String name) {
        return UUID.nameUUIDFromBytes((kind + "/" + name).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    static String arn(String kind, String id) {
        return ARN + kind + "/" + id;
    }

    static ObjectNode resource(String kind, String id, String name) {
        return dated().put("id", id).put("arn", arn(kind, id)).put("name", name);
    }

    static ObjectNode dated() {
        return Json.object().put("createTime", SEEDED_AT).put("updateTime", SEEDED_AT);
    }

    static ObjectNode custom(ObjectNode rule, ObjectNode custom) {
        rule.put("type", "CUSTOM").putObject("policy").putObject("v1").set("custom", custom);
        return rule;
    }

    static ObjectNode texts(ObjectNode node, String member, List<String> texts) {
        texts.forEach(node.withArray(member)::add);
        return node;
    }

    static ObjectNode inMembership(ObjectNode node, SeededMembership membership) {
        return node.put("membershipId", membership.id())
                .put("membershipArn", arn("membership", membership.id()))
                .put("collaborationId", membership.collaborationId())
                .put("collaborationArn", arn("collaboration", membership.collaborationId()));
    }
}
