package io.millrace.jobs.support;

import org.apache.spark.sql.SparkSession;

import java.io.IOException;
import java.util.Map;

/** Does what a test says. */
record ErrandJob(Work work) implements SparkJob<Errand> {
    interface Work {
        void run(JobFolder target) throws IOException;
    }

    @Override
    public String name() {
        return "errand";
    }

    @Override
    public Class<Errand> argumentsType() {
        return Errand.class;
    }

    @Override
    public void clear(Errand arguments, JobFolder target) throws IOException {
        target.removeFolder("data");
    }

    @Override
    public Object run(Errand arguments, SparkSession session, JobFolder target, ProgressLines progress)
            throws IOException {
        work.run(target);
        return Map.of("count", arguments.count());
    }
}
