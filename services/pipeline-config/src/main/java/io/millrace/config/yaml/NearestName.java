package io.millrace.config.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that somebody probably meant. */
public final class NearestName {
    private NearestName() {}

    /** The nearest of the known names, when one is near. */
    public static Optional<String> of(String written, Collection<String> known) {
        String folded = written.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(name -> distance(folded, name.toLowerCase(Locale.ROOT)) <= most(written, name))
                .min(Comparator.<String>comparingInt(name -> distance(folded, name.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** What to do about an unknown name: the nearest one, or all that there are. */
    public static String advice(String written, Collection<String> known) {
        return of(written, known)
                .map(name -> "Did you mean '" + name + "'?")
                .orElseGet(() -> known.isEmpty() ? "Remove it." : "Known are: " + String.join(", ", known) + ".");
    }

    private static int most(String written, String name) {
        return Math.max(1, Math.min(written.length(), name.length()) / 3);
    }

    /** Letters to put in, take out, change, or swap with their neighbour. */
    static int distance(String a, String b) {
        int[][] steps = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                steps[i][j] = i == 0 || j == 0 ? i + j : least(steps, a, b, i, j);
            }
        }
        return steps[a.length()][b.length()];
    }

    private static int least(int[][] steps, String a, String b, int i, int j) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(steps[i - 1][j - 1] + change, Math.min(steps[i - 1][j] + 1, steps[i][j - 1] + 1));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, steps[i - 2][j - 2] + 1) : least;
    }
}
