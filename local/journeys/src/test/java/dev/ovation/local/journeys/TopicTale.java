package dev.ovation.local.journeys;

import dev.ovation.contracts.Audience;
import dev.ovation.contracts.CloudEvent;
import dev.ovation.contracts.Delivery;
import dev.ovation.contracts.Topic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** What the topics hold for viewers of each stream: the public kept events, each where it stands for the first time. */
final class TopicTale {
    /**
     * One event.
     *
     * @param name its type and id, as {@link #name} makes it
     * @param hides the id of an earlier event that nobody is to see any more
     */
    record Told(long offset, String name, @Nullable String hides) {}

    private final Map<Topic, Map<String, List<Told>>> told = new EnumMap<>(Topic.class);
    private final Set<String> names = new HashSet<>();
    private final Set<String> hidden = new HashSet<>();
    private int repeats;

    static TopicTale read(TopicReader reader) {
        TopicTale tale = new TopicTale();
        for (Topic topic : Topic.values()) {
            reader.records(topic).forEach(record -> tale.take(topic, record));
        }
        return tale;
    }

    static String name(String type, String id) {
        return type + ' ' + id;
    }

    void take(Topic topic, ConsumerRecord<String, byte[]> record) {
        if (!Audience.PUBLIC.wire().equals(TopicReader.header(record, CloudEvent.AUDIENCE))
                || !Delivery.KEPT.wire().equals(TopicReader.header(record, CloudEvent.DELIVERY))) {
            return;
        }
        String name = name(
                String.valueOf(TopicReader.header(record, CloudEvent.TYPE)),
                String.valueOf(TopicReader.header(record, CloudEvent.ID)));
        if (!names.add(name)) {
            repeats++;
            return;
        }
        String hides = TopicReader.header(record, CloudEvent.HIDES);
        if (hides != null) {
            hidden.add(hidden(topic, hides));
        }
        told.computeIfAbsent(topic, first -> new HashMap<>())
                .computeIfAbsent(record.key(), first -> new ArrayList<>())
                .add(new Told(record.offset(), name, hides));
    }

    List<Told> of(Topic topic, UUID stream) {
        return told.getOrDefault(topic, Map.of()).getOrDefault(stream.toString(), List.of());
    }

    /** Whether some later event of the topic hides this one: who was away in between never sees it. */
    boolean isHidden(Topic topic, String name) {
        return hidden.contains(hidden(topic, name.substring(name.indexOf(' ') + 1)));
    }

    private static String hidden(Topic topic, String id) {
        return topic + " " + id;
    }

    Set<String> names() {
        return Collections.unmodifiableSet(names);
    }

    int size(Topic topic) {
        return told.getOrDefault(topic, Map.of()).values().stream()
                .mapToInt(List::size)
                .sum();
    }

    int hiddenOnes() {
        return hidden.size();
    }

    /** Records that tell an event again under its old id. */
    int repeats() {
        return repeats;
    }
}
