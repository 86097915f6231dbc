package io.millrace.platform.spark;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Stands for a Spark job on this machine: says how it was started, then ends as its argument tells. */
public final class ScriptedJob {
    private static final int NOISE = 40;

    private ScriptedJob() {}

    /** {@code --end} and one of an exit code, {@code with-parent}, {@code never}. */
    public static void main(String[] args) throws IOException, InterruptedException {
        System.out.println("begun " + ProcessHandle.current().pid());
        System.out.println("master " + System.getenv("MILLRACE_SPARK_MASTER") + " "
                + System.getProperty("spark.master", "not set"));
        System.out.println("setting " + System.getProperty("spark.app.setting"));
        System.out.println("arguments " + List.of(args));
        System.out.println("progress 1 of 2");
        switch (args[1]) {
            case "never" -> Thread.currentThread().join();
            case "with-parent" -> System.in.transferTo(OutputStream.nullOutputStream());
            default -> {
                for (int i = 1; i <= NOISE; i++) {
                    System.out.println("line " + i);
                }
                System.exit(Integer.parseInt(args[1]));
            }
        }
    }
}
