package dev.ovation.gateway.live.position;

import dev.ovation.contracts.Topic;

/** The next offset of each topic in a stream's partition: everything below was passed. */
public record Offsets(long streams, long chat, long gifts, long viewers) {
    public static final Offsets ZERO = new Offsets(0, 0, 0, 0);

    public long of(Topic topic) {
        return switch (topic) {
            case STREAMS -> streams;
            case CHAT -> chat;
            case GIFTS -> gifts;
            case VIEWERS -> viewers;
        };
    }

    public Offsets with(Topic topic, long next) {
        return switch (topic) {
            case STREAMS -> new Offsets(next, chat, gifts, viewers);
            case CHAT -> new Offsets(streams, next, gifts, viewers);
            case GIFTS -> new Offsets(streams, chat, next, viewers);
            case VIEWERS -> new Offsets(streams, chat, gifts, next);
        };
    }

    /** Whether this lies nowhere below the other. */
    public boolean reaches(Offsets other) {
        return streams >= other.streams && chat >= other.chat && gifts >= other.gifts && viewers >= other.viewers;
    }

    /** The further of the two, topic by topic. */
    public Offsets max(Offsets other) {
        return new Offsets(
                Math.max(streams, other.streams),
                Math.max(chat, other.chat),
                Math.max(gifts, other.gifts),
                Math.max(viewers, other.viewers));
    }
}
