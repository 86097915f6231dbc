package io.millrace.lake;

import java.util.concurrent.CountDownLatch;

/** A main class that knows nothing of its parent. */
public final class LakeSleeper {
    private LakeSleeper() {}

    /** Waits for ever. */
    public static void main(String[] arguments) throws InterruptedException {
        System.out.println(System.getProperty("greeting"));
        new CountDownLatch(1).await();
    }
}
