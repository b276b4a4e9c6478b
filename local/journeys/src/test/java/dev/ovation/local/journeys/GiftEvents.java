package dev.ovation.local.journeys;

import dev.ovation.contracts.CloudEvent;
import dev.ovation.contracts.EventType;
import dev.ovation.contracts.Topic;
import java.util.List;

/** The topic of gifts, whole, as a consumer of another team reads it. */
final class GiftEvents {
    private final TopicReader reader;

    GiftEvents(Suite suite) {
        this.reader = new TopicReader(suite);
    }

    /** The ids of all {@code gift:sent} of a key, repeated ones too. */
    List<String> sentIds(String stream) {
        return reader.records(Topic.GIFTS).stream()
                .filter(record -> stream.equals(record.key()))
                .filter(record -> EventType.GIFT_SENT.type().equals(TopicReader.header(record, CloudEvent.TYPE)))
                .map(record -> TopicReader.header(record, CloudEvent.ID))
                .toList();
    }
}
