package dev.ovation.contracts;

/** Who may see an event: browsers too, or only services. A record without the header counts as internal. */
public enum Audience {
    PUBLIC("public"),
    INTERNAL("internal");

    private final String wire;

    Audience(String wire) {
        this.wire = wire;
    }

    /** The value of the {@code ce_audience} header. */
    public String wire() {
        return wire;
    }
}
