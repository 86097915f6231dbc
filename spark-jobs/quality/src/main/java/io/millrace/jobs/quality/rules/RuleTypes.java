package io.millrace.jobs.quality.rules;

import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The rule types on the class path, ours and users' own. */
final class RuleTypes {
    private RuleTypes() {}

    static Map<String, RuleType> find() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        Map<String, RuleType> found = new TreeMap<>();
        for (RuleType type :
                ServiceLoader.load(RuleType.class, context == null ? RuleType.class.getClassLoader() : context)) {
            RuleType other = found.putIfAbsent(type.type(), type);
            if (other != null) {
                throw new IllegalStateException(
                        ("rule type %s is there twice, as %s and %s, so that nobody knows which one judges;"
                                        + " remove one of them from the class path or rename it")
                                .formatted(
                                        type.type(),
                                        other.getClass().getName(),
                                        type.getClass().getName()));
            }
        }
        return found;
    }
}
