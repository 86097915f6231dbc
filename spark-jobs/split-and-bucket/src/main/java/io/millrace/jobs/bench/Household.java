package io.millrace.jobs.bench;

import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

import java.util.SplittableRandom;

/** Makes the row of a number: attributes as households have them, that is flags, codes, numbers, amounts, often nothing. */
record Household(int columns, long seed) implements MapFunction<Long, Row> {
    /** How many kinds of attributes there are; a column's place decides its kind. */
    static final int KINDS = 5;
    /** The kind that is a number. */
    static final int NUMBER_KIND = 3;

    private static final int CODES = 90;
    private static final int NUMBERS = 1000;
    private static final int AMOUNTS = 10_000;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    @Override
    public Row call(Long number) {
        SplittableRandom random = new SplittableRandom(number * MIX + seed);
        Object[] values = new Object[columns];
        values[0] = "C%016X".formatted(random.nextLong());
        for (int column = 1; column < columns; column++) {
            boolean known = random.nextInt(10) < 6 + column % 4;
            values[column] = known ? value(column, random) : null;
        }
        return RowFactory.create(values);
    }

    private static Object value(int column, SplittableRandom random) {
        return switch (column % KINDS) {
            case 0 -> random.nextBoolean() ? "Y" : "N";
            case 1 -> String.valueOf((char) ('A' + random.nextInt('Z' - 'A' + 1)));
            case 2 -> Integer.toString(random.nextInt(CODES) + 10);
            case NUMBER_KIND -> random.nextInt(NUMBERS);
            default -> Integer.toString(random.nextInt(AMOUNTS) + AMOUNTS);
        };
    }
}
