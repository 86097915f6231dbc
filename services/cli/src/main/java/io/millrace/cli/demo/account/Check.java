package io.millrace.cli.demo.account;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A figure of the account beside what the generator knows.
 *
 * @param expected as people read it
 * @param found as people read it
 */
public record Check(String what, String expected, String found, boolean met) {
    /** Two figures that must be the same. */
    public static Check same(String what, long expected, long found) {
        return new Check(what, number(expected), number(found), expected == found);
    }

    /** Rows that must be the same, each as often, in any order. */
    public static Check sameRows(String what, Collection<?> expected, Collection<?> found) {
        Map<Object, Integer> balance = new HashMap<>();
        expected.forEach(row -> balance.merge(row, 1, Integer::sum));
        found.forEach(row -> balance.merge(row, -1, Integer::sum));
        long lost = balance.values().stream()
                .filter(left -> left > 0)
                .mapToLong(Integer::longValue)
                .sum();
        long foreign = -balance.values().stream()
                .filter(left -> left < 0)
                .mapToLong(Integer::longValue)
                .sum();
        String difference = lost + foreign == 0 ? "" : ": " + number(lost) + " lost, " + number(foreign) + " foreign";
        return new Check(what, rows(expected.size()), rows(found.size()) + difference, lost + foreign == 0);
    }

    private static String rows(long count) {
        return number(count) + (count == 1 ? " row" : " rows");
    }

    /** With commas between thousands. */
    public static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
