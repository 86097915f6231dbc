package io.millrace.reconciliation.testing;

import io.millrace.platform.objects.ObjectStore;
import io.millrace.platform.spark.SparkLauncher;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Takes the place of the launcher in the service under test. */
@Singleton
class ScriptedLauncher {
    @Produces
    @Singleton
    SparkLauncher launcher(ObjectStore objects) {
        return new ScriptedSpark(objects);
    }
}
