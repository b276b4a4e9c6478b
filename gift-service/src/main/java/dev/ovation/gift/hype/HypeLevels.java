package dev.ovation.gift.hype;

/**
 * The arithmetic of levels: the first takes {@code first} coins, each further one {@code growth} percent more than the one
 * before, rounded down. Sums stop at {@link Long#MAX_VALUE} instead of overflowing.
 *
 * @param levels the last level; it is not left
 */
record HypeLevels(long first, int growth, int levels) {

    /** Coins that this level takes; 0 for the last one. */
    long target(int level) {
        if (level >= levels) {
            return 0;
        }
        long target = first;
        for (int i = 1; i < level; i++) {
            target = grown(target);
        }
        return target;
    }

    /** Coins with which this level begins: what all before it take. */
    long begin(int level) {
        long sum = 0;
        long target = first;
        for (int i = 1; i < level; i++) {
            sum = saturated(sum + target, sum);
            target = grown(target);
        }
        return sum;
    }

    /** The level that so many coins have come to, 1 to the last. */
    int at(long coins) {
        int level = 1;
        long end = first;
        long target = first;
        while (level < levels && coins >= end && end < Long.MAX_VALUE) {
            level++;
            target = grown(target);
            end = saturated(end + target, end);
        }
        return level;
    }

    private long grown(long target) {
        long factor = 100L + growth;
        return target > Long.MAX_VALUE / factor ? Long.MAX_VALUE : target * factor / 100;
    }

    private static long saturated(long sum, long before) {
        return sum < before ? Long.MAX_VALUE : sum;
    }
}
