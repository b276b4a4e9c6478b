package dev.ovation.contracts;

/** What the path to the browser promises for an event. */
public enum Delivery {
    /** Never dropped, merged or reordered within its topic. */
    KEPT("kept"),
    /** Absolute; the newest wins and older ones may be skipped. */
    LATEST("latest"),
    /** May be dropped above 50 viewers or when a queue is full; for display, never for counting. */
    HINT("hint");

    private final String wire;

    Delivery(String wire) {
        this.wire = wire;
    }

    /** The value of the {@code ce_delivery} header. */
    public String wire() {
        return wire;
    }
}
