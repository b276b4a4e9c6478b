package dev.ovation.contracts;

/**
 * The four public topics, one per owning service.
 *
 * <p>Key = stream id, value = the event's JSON {@code data}, retention at least seven days. All topics have the same
 * number of partitions and it is never changed in place: a stream's partition number is the same in each topic.
 */
public enum Topic {
    STREAMS("ovation.streams", "/stream-service"),
    CHAT("ovation.chat", "/chat-service"),
    GIFTS("ovation.gifts", "/gift-service"),
    VIEWERS("ovation.viewers", "/viewer-service");

    /** Partitions of every topic. */
    public static final int PARTITIONS = 12;

    private final String topicName;
    private final String source;

    Topic(String topicName, String source) {
        this.topicName = topicName;
        this.source = source;
    }

    /** The name in Kafka, for example {@code ovation.chat}. */
    public String topicName() {
        return topicName;
    }

    /** CloudEvents {@code source} of every event in this topic, for example {@code /chat-service}. */
    public String source() {
        return source;
    }
}
