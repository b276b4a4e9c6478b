package dev.ovation.contracts;

import static dev.ovation.contracts.Audience.INTERNAL;
import static dev.ovation.contracts.Audience.PUBLIC;
import static dev.ovation.contracts.Delivery.HINT;
import static dev.ovation.contracts.Delivery.KEPT;
import static dev.ovation.contracts.Delivery.LATEST;

import java.util.Arrays;
import java.util.Optional;

/**
 * Every event there is: its name, the record its data has, where it is published, who sees it and what delivery
 * promises. A new event is one line here, one record, one sample and one AsyncAPI message.
 */
public enum EventType {
    STREAM_SCHEDULED("stream:scheduled", StreamView.class, Topic.STREAMS, PUBLIC, KEPT),
    STREAM_STARTED("stream:started", StreamView.class, Topic.STREAMS, PUBLIC, KEPT),
    STREAM_UPDATED("stream:updated", StreamView.class, Topic.STREAMS, PUBLIC, KEPT),
    STREAM_ON_AIR("stream:on_air", StreamView.class, Topic.STREAMS, PUBLIC, KEPT),
    STREAM_INTERRUPTED("stream:interrupted", StreamView.class, Topic.STREAMS, PUBLIC, KEPT),
    STREAM_RESUMED("stream:resumed", StreamView.class, Topic.STREAMS, PUBLIC, KEPT),
    STREAM_ENDED("stream:ended", StreamEnded.class, Topic.STREAMS, PUBLIC, KEPT),
    STREAM_STATISTICS("stream:statistics", StreamStatistics.class, Topic.STREAMS, PUBLIC, KEPT),
    CHAT_MESSAGE("chat:message", ChatMessageView.class, Topic.CHAT, PUBLIC, KEPT),
    CHAT_DELETED("chat:deleted", ChatDeleted.class, Topic.CHAT, PUBLIC, KEPT),
    GIFT_SENT("gift:sent", GiftSent.class, Topic.GIFTS, PUBLIC, KEPT),
    COMBO_ENDED("combo:ended", ComboEnded.class, Topic.GIFTS, PUBLIC, KEPT),
    GIFT_REVERSED("gift:reversed", GiftReversed.class, Topic.GIFTS, PUBLIC, KEPT),
    LEADERBOARD_UPDATED("leaderboard:updated", LeaderboardUpdated.class, Topic.GIFTS, PUBLIC, LATEST),
    GOAL_PROGRESS("goal:progress", GoalProgress.class, Topic.GIFTS, PUBLIC, LATEST),
    GOAL_REACHED("goal:reached", GoalReached.class, Topic.GIFTS, PUBLIC, KEPT),
    HYPE_STARTED("hype:started", HypeTrain.class, Topic.GIFTS, PUBLIC, KEPT),
    HYPE_PROGRESS("hype:progress", HypeTrain.class, Topic.GIFTS, PUBLIC, LATEST),
    HYPE_ENDED("hype:ended", HypeTrain.class, Topic.GIFTS, PUBLIC, KEPT),
    GIFT_CONCENTRATED("gift:concentrated", GiftConcentrated.class, Topic.GIFTS, INTERNAL, KEPT),
    GIFT_CLOSED("gift:closed", GiftClosed.class, Topic.GIFTS, INTERNAL, KEPT),
    VIEWER_JOINED("viewer:joined", ViewerPresence.class, Topic.VIEWERS, PUBLIC, HINT),
    VIEWER_LEFT("viewer:left", ViewerPresence.class, Topic.VIEWERS, PUBLIC, HINT),
    VIEWER_COUNT("viewer:count", ViewerCount.class, Topic.VIEWERS, PUBLIC, LATEST),
    VIEWER_CLOSED("viewer:closed", ViewerClosed.class, Topic.VIEWERS, INTERNAL, KEPT);

    private static final String SCHEMA_BASE = "https://ovation.dev/schemas/";

    private final String type;
    private final Class<? extends Record> payload;
    private final Topic topic;
    private final Audience audience;
    private final Delivery delivery;

    EventType(String type, Class<? extends Record> payload, Topic topic, Audience audience, Delivery delivery) {
        this.type = type;
        this.payload = payload;
        this.topic = topic;
        this.audience = audience;
        this.delivery = delivery;
    }

    /** The one name of the event, in Kafka's {@code ce_type} and in the browser, for example {@code gift:sent}. */
    public String type() {
        return type;
    }

    /** The record its JSON data is bound to. */
    public Class<? extends Record> payload() {
        return payload;
    }

    public Topic topic() {
        return topic;
    }

    public Audience audience() {
        return audience;
    }

    public Delivery delivery() {
        return delivery;
    }

    /** CloudEvents {@code dataschema}: ends in the type and its major version. */
    public String dataSchema() {
        return dataSchema(type);
    }

    /** The same by its name, also of one this release does not know. */
    public static String dataSchema(String type) {
        return SCHEMA_BASE + type + "/1";
    }

    /** The event of this name, or empty for one this release does not know (readers ignore those). */
    public static Optional<EventType> of(String type) {
        return Arrays.stream(values()).filter(e -> e.type.equals(type)).findFirst();
    }
}
