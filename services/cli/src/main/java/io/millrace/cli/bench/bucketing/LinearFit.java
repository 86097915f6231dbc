package io.millrace.cli.bench.bucketing;

import java.util.Collection;
import java.util.List;

/**
 * The straight line that lies closest to points, by least squares.
 *
 * @param fixed its value at 0
 * @param slope what each unit adds
 * @param worst the largest distance of a point from the line, as a share of the line's value there
 */
record LinearFit(double fixed, double slope, double worst) {

    /** A measured point. */
    record Point(double x, double y) {}

    /** @param points two at least, not all with the same x */
    static LinearFit of(Collection<Point> points) {
        List<Point> all = List.copyOf(points);
        double meanX = all.stream().mapToDouble(Point::x).average().orElseThrow();
        double meanY = all.stream().mapToDouble(Point::y).average().orElseThrow();
        double spread = all.stream()
                .mapToDouble(point -> (point.x - meanX) * (point.x - meanX))
                .sum();
        if (spread == 0) {
            throw new IllegalArgumentException("There is no line through one place: measure at two sizes or more");
        }
        double slope = all.stream()
                        .mapToDouble(point -> (point.x - meanX) * (point.y - meanY))
                        .sum()
                / spread;
        double fixed = meanY - slope * meanX;
        double worst = all.stream()
                .mapToDouble(point -> Math.abs(point.y / (fixed + slope * point.x) - 1))
                .max()
                .orElseThrow();
        return new LinearFit(fixed, slope, worst);
    }

    double at(double x) {
        return fixed + slope * x;
    }
}
