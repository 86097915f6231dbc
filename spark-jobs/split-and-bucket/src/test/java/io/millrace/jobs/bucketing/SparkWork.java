package io.millrace.jobs.bucketing;

import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;

/** What the tests' Spark session did during something. */
record SparkWork(long jobs, long rowsRead, long bytesRead) {
    private static final long PATIENCE_MS = 10_000;

    static SparkWork during(Callable<?> something) throws Exception {
        var spark = Bucketing.SPARK.sparkContext();
        spark.listenerBus().waitUntilEmpty(PATIENCE_MS);
        Counter counter = new Counter();
        spark.addSparkListener(counter);
        try {
            something.call();
            spark.listenerBus().waitUntilEmpty(PATIENCE_MS);
        } finally {
            spark.removeSparkListener(counter);
        }
        return new SparkWork(counter.jobs.get(), counter.rows.get(), counter.bytes.get());
    }

    private static final class Counter extends SparkListener {
        private final AtomicLong jobs = new AtomicLong();
        private final AtomicLong rows = new AtomicLong();
        private final AtomicLong bytes = new AtomicLong();

        @Override
        public void onJobStart(SparkListenerJobStart job) {
            jobs.incrementAndGet();
        }

        @Override
        public void onTaskEnd(SparkListenerTaskEnd task) {
            rows.addAndGet(task.taskMetrics().inputMetrics().recordsRead());
            bytes.addAndGet(task.taskMetrics().inputMetrics().bytesRead());
        }
    }
}
