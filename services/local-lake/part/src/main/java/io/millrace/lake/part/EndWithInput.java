package io.millrace.lake.part;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Lets any main class end with its parent: {@code java -cp lake-part.jar:… io.millrace.lake.part.EndWithInput
 * some.Main arguments…}. The process exits in an orderly way when its standard input closes.
 */
public final class EndWithInput {
    private EndWithInput() {}

    /** Watches the input and runs the class named by the first argument with the remaining ones. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        if (arguments.length == 0) {
            throw new IllegalArgumentException("no main class given: name it as the first argument");
        }
        watch(System.in);
        String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
        try {
            Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object) rest);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(arguments[0] + " failed: see the cause", e.getCause());
        }
    }

    static void watch(InputStream in) {
        Thread watcher = new Thread(() -> waitForEnd(in), "watch-input");
        watcher.setDaemon(true);
        watcher.start();
    }

    private static void waitForEnd(InputStream in) {
        try {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException brokenByParent) {
            System.err.println("error=standard input broke: " + brokenByParent.getMessage());
        }
        System.exit(0);
    }
}
