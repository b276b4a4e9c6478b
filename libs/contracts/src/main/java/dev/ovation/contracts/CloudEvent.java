package dev.ovation.contracts;

/**
 * Names of the Kafka headers of an event: CloudEvents 1.0, Kafka protocol binding, binary content mode, and our own
 * extensions. Values are UTF-8 text.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">Kafka
 *     protocol binding</a>
 */
public final class CloudEvent {
    public static final String SPEC_VERSION = "ce_specversion";
    public static final String ID = "ce_id";
    public static final String SOURCE = "ce_source";
    public static final String TYPE = "ce_type";
    /** RFC 3339, UTC, from the owner's PostgreSQL. */
    public static final String TIME = "ce_time";
    /** The stream id; equals the record's key. */
    public static final String SUBJECT = "ce_subject";
    /** Ends in {@code /<type>/<major>}. */
    public static final String DATA_SCHEMA = "ce_dataschema";

    public static final String CONTENT_TYPE = "content-type";
    /** {@link Audience#wire()}; absent means internal. */
    public static final String AUDIENCE = "ce_audience";
    /** {@link Delivery#wire()}. */
    public static final String DELIVERY = "ce_delivery";
    /** The id of an earlier event that gateways drop from their rings. */
    public static final String HIDES = "ce_hides";
    /** Reserved for moderation: a user id whose sockets of the stream are closed with 4403. */
    public static final String CLOSES = "ce_closes";

    public static final String SPEC_VERSION_VALUE = "1.0";
    public static final String CONTENT_TYPE_VALUE = "application/json";

    private CloudEvent() {}
}
