package io.millrace.cli.demo.wide;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How large a wide snapshot is: the attribute tables as they are bought, or the narrowest of them.
 *
 * @param ids how many keys there are
 */
public record WideShape(List<WideTable> tables, int ids) {
    /** How many tables there are to choose from. */
    public static final int MOST_TABLES = Layout.values().length;

    private static final int LEAST_IDS = 50;

    /** Name and columns of each table, the key counted where the mapping lists it. */
    private enum Layout {
        IBE_01(97),
        IBE_01_A(65),
        IBE_02(93),
        IBE_02_A(85),
        IBE_03(96),
        IBE_03_A(76),
        IBE_04(87),
        IBE_04_A(86),
        IBE_04_B(15),
        IBE_05(95),
        IBE_05_A(81),
        IBE_06(62),
        IBE_06_A(51),
        IBE_08(3),
        IBE_09(87),
        MIACS_01(93),
        MIACS_01_A(12),
        MIACS_02(98),
        MIACS_02_A(100),
        MIACS_02_B(4),
        MIACS_03(79),
        MIACS_03_A(95),
        MIACS_03_B(29),
        MIACS_04(23),
        NEW_BORROWERS(18),
        N_A(88),
        N_A_A(50);

        private final int listed;

        Layout(int listed) {
            this.listed = listed;
        }

        boolean keyListed() {
            return this != IBE_04_B;
        }

        int attributes() {
            return keyListed() ? listed - 1 : listed;
        }
    }

    /** Copies the tables. */
    public WideShape {
        tables = List.copyOf(tables);
        if (ids < LEAST_IDS) {
            throw new IllegalArgumentException("there are to be " + ids + " ids; give " + LEAST_IDS + " or more");
        }
    }

    /**
     * A snapshot for so many tables, the narrowest first when not all are wanted.
     *
     * @throws IllegalArgumentException when there are not so many, or too few ids
     */
    public static WideShape of(int tables, int ids) {
        if (tables < 1 || tables > MOST_TABLES) {
            throw new IllegalArgumentException("there are to be " + tables + " tables; give 1 to " + MOST_TABLES);
        }
        Set<Layout> chosen = java.util.Arrays.stream(Layout.values())
                .sorted(Comparator.comparingInt(Layout::attributes))
                .limit(tables)
                .collect(Collectors.toSet());
        List<WideTable> all = new ArrayList<>();
        int number = 1;
        for (Layout layout : Layout.values()) {
            List<Attribute> attributes = new ArrayList<>();
            for (int i = 0; i < layout.attributes(); i++) {
                attributes.add(new Attribute(number, name(layout, number)));
                number++;
            }
            if (chosen.contains(layout)) {
                all.add(new WideTable(layout.name(), layout.keyListed(), attributes));
            }
        }
        return new WideShape(all, ids);
    }

    private static String name(Layout layout, int number) {
        if (layout.name().startsWith("MIACS")) {
            return String.format(Locale.ROOT, "miacs_%02d_%03d", number / 100, number % 1000);
        }
        String suffix = number % 7 == 0 ? "_01" : number % 11 == 0 ? "b_01" : "";
        return String.format(Locale.ROOT, "ibe%04d%s", number, suffix);
    }

    /** Every attribute, in the snapshot's order. */
    public List<Attribute> attributes() {
        return tables.stream().flatMap(table -> table.attributes().stream()).toList();
    }
}
