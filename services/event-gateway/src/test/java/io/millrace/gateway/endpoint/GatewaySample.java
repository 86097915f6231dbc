package io.millrace.gateway.endpoint;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

import java.util.UUID;

import static io.restassured.RestAssured.given;

/** Requests that are right, for tests to make one thing wrong. */
final class GatewaySample {
    /** A key and its SHA-256. */
    static final String KEY = "abc";

    static final String KEY_HASH = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    static final String STRUCTURED = "application/cloudevents+json";
    static final String DATA = "{\"dataset\":\"mapping\",\"reason\":\"tables were loaded\"}";

    private static final String TIME = "2026-01-31T12:00:00Z";

    private GatewaySample() {}

    static String id() {
        return UUID.randomUUID().toString();
    }

    static RequestSpecification binary(String id) {
        return attributes(id).header("ce-time", TIME);
    }

    /** All but the time. */
    static RequestSpecification attributes(String id) {
        return given().contentType(ContentType.JSON)
                .header("ce-specversion", "1.0")
                .header("ce-id", id)
                .header("ce-type", "mapping-sync-requested")
                .header("ce-source", "/upstream/loader")
                .body(DATA);
    }

    static RequestSpecification structured(String id) {
        return given().contentType(STRUCTURED).body(document(id, TIME));
    }

    static String document(String id, String time) {
        return """
                {"specversion":"1.0","id":"%s","type":"mapping-sync-requested","source":"/upstream/loader",
                 "time":"%s","datacontenttype":"application/json","data":%s}"""
                .formatted(id, time, DATA);
    }
}
