package io.millrace.lake;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A process that holds a whole lake until it is killed. */
final class LakeHolder {
    private LakeHolder() {}

    public static void main(String[] arguments) throws InterruptedException {
        LocalLake lake = LocalLake.start(LakeSpec.in(Path.of(arguments[0])), LakeProgress.silent());
        System.out.println("READY " + lake.process(LakePart.BROKER).port());
        new CountDownLatch(1).await();
    }
}
