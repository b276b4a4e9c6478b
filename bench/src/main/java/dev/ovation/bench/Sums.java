package dev.ovation.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What several repetitions say together. */
final class Sums {
    private Sums() {}

    static double median(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no values");
        }
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** {@code 0.61 (0.58-0.66)}: the median, the lowest and the highest. */
    static String spread(List<Double> values, int decimals) {
        String one = "%." + decimals + "f";
        double low = values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        double high = values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        return String.format(Locale.ROOT, one + " (" + one + "-" + one + ")", median(values), low, high);
    }

    /** The value that so many percent of them do not pass. */
    static long percentile(long[] values, int percent) {
        if (values.length == 0) {
            return 0;
        }
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(sorted.length * (percent / 100.0));
        return sorted[Math.max(0, rank - 1)];
    }
}
