package dev.ovation.viewer.presence;

/**
 * How far a gateway's reports have been taken. Decides what the next one means; knows no database.
 *
 * @param seq of the last report that was taken; -1 before the first
 * @param refilling a report of everything has begun and its last part is not in
 */
record GatewaySession(long seq, boolean refilling) {
    /** What a report means here. */
    enum Verdict {
        /** The next one, or the beginning of everything. */
        TAKE,
        /** Taken before; its answer got lost. */
        REPEAT,
        /** Something between is missing: the gateway must tell everything. */
        RESYNC
    }

    /** Judges the report that came next. */
    Verdict judge(ConnectionReport report) {
        if (report.seq() == seq) {
            return Verdict.REPEAT;
        }
        if (report.seq() < seq) {
            return Verdict.RESYNC; // a late copy: numbers only rise in the life of a gateway
        }
        return report.full() || report.seq() == seq + 1 ? Verdict.TAKE : Verdict.RESYNC;
    }

    /** Whether this report begins to tell everything, rather than going on with it. */
    boolean isBegunBy(ConnectionReport report) {
        return report.full() && !(refilling && report.seq() == seq + 1);
    }

    /** Whether with this report everything is told, so that what was not named is gone. */
    boolean isCompletedBy(ConnectionReport report) {
        return (report.full() || refilling) && report.isLastPart();
    }

    /** Where the gateway stands after the report. */
    GatewaySession after(ConnectionReport report) {
        return new GatewaySession(report.seq(), (report.full() || refilling) && !report.isLastPart());
    }
}
