package io.millrace.alerting.delivery;

import software.amazon.awssdk.awscore.AwsServiceClientConfiguration;

import java.util.concurrent.CompletionException;

/** Makes sure that a call can be signed, since the SDK tells missing credentials like a lost answer. */
final class Credentials {
    private Credentials() {}

    static void check(AwsServiceClientConfiguration client) {
        try {
            client.credentialsProvider().resolveIdentity().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }
}
