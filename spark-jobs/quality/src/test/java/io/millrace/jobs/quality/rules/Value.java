package io.millrace.jobs.quality.rules;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A row with a column of every type; the values include every odd one. */
record Value(
        int id,
        Integer whole,
        Long large,
        Double number,
        BigDecimal amount,
        String text,
        Boolean truth,
        LocalDate day,
        Instant moment) {
    static final String COLUMNS = "id int, whole int, large bigint, number double, amount decimal(9,2), text string,"
            + " truth boolean, day date, moment timestamp, _operation string";

    private static final List<Integer> WHOLES =
            Arrays.asList(null, 0, 1, -1, 9, 10, 11, 20, 21, Integer.MAX_VALUE, Integer.MIN_VALUE);
    private static final List<Long> LARGES =
            Arrays.asList(null, 0L, 10L, 20L, 21L, Long.MAX_VALUE, Long.MIN_VALUE, 1L + Integer.MAX_VALUE);
    private static final List<Double> NUMBERS = Arrays.asList(
            null,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            0.0,
            -0.0,
            10.0,
            Math.nextDown(10.0),
            20.0,
            Math.nextUp(20.0),
            Double.MIN_VALUE,
            Double.MAX_VALUE);
    private static final List<String> AMOUNTS =
            Arrays.asList(null, "0.00", "9.99", "10.00", "10.01", "20.00", "20.01", "9999999.99", "-9999999.99");
    private static final List<String> TEXTS = Arrays.asList(
            null,
            "",
            " ",
            "DRV00042",
            "DRV000421",
            "xDRV00042",
            "DRV0004",
            "DRV00042\n",
            "drv00042",
            "on",
            "ON",
            "null",
            "\uD83D\uDE9A",
            "\uD83D\uDE9A\uD83D\uDE9A\uD83D\uDE9A\uD83D\uDE9A",
            "abcd",
            "abcde",
            "'; drop table x --");

    static Value any(int id, Random random) {
        String amount = pick(AMOUNTS, random);
        return new Value(
                id,
                pick(WHOLES, random),
                pick(LARGES, random),
                random.nextBoolean() ? pick(NUMBERS, random) : (Double) (random.nextDouble() * 30),
                amount == null ? null : new BigDecimal(amount),
                pick(TEXTS, random),
                pick(Arrays.asList(null, true, false), random),
                random.nextInt(5) == 0 ? null : LocalDate.of(2026, 1, 1).plusDays(random.nextInt(40)),
                random.nextInt(5) == 0
                        ? null
                        : Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(40)));
    }

    static List<Value> many(int count, long seed) {
        Random random = new Random(seed);
        List<Value> values = new ArrayList<>();
        for (int id = 0; id < count; id++) {
            values.add(any(id, random));
        }
        return values;
    }

    Object[] row() {
        return new Object[] {
            id,
            whole,
            large,
            number,
            amount,
            text,
            truth,
            day == null ? null : Date.valueOf(day),
            moment == null ? null : Timestamp.from(moment),
            "INSERT"
        };
    }

    private static <T> T pick(List<T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }
}
