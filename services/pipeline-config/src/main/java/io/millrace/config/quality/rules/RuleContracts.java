package io.millrace.config.quality.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** The types of rules that there are. */
public final class RuleContracts {
    private static final List<RuleContract> BUILT_IN = List.of(
            new RangeRule(),
            new AllowedValuesRule(),
            new RegexRule(),
            new NotNullRule(),
            new LengthRule(),
            new UniqueRule(),
            new ForeignKeyRule());

    private RuleContracts() {}

    /** Those of Millrace, by type. */
    public static Map<String, RuleContract> builtIn() {
        return byType(BUILT_IN);
    }

    /**
     * Those of Millrace, and those that are announced as services.
     *
     * @throws IllegalStateException when two have one type
     */
    public static Map<String, RuleContract> announced() {
        List<RuleContract> all = new ArrayList<>(BUILT_IN);
        ServiceLoader.load(RuleContract.class, RuleContract.class.getClassLoader())
                .forEach(all::add);
        return byType(all);
    }

    private static Map<String, RuleContract> byType(List<RuleContract> contracts) {
        Map<String, RuleContract> byType = new LinkedHashMap<>();
        for (RuleContract contract : contracts) {
            RuleContract other = byType.putIfAbsent(contract.type(), contract);
            if (other != null) {
                throw new IllegalStateException(
                        "The rule type '%s' is announced by %s and by %s: take one of them off the class path, or give it another type."
                                .formatted(
                                        contract.type(),
                                        other.getClass().getName(),
                                        contract.getClass().getName()));
            }
        }
        return Collections.unmodifiableMap(byType);
    }
}
