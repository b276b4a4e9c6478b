package dev.ovation.local.journeys;

import dev.ovation.contracts.Topic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Holds a socket's log against the topics: from where it began, each kept event, in the topic's order. One that a later
 * event hides is left out of both, since who was away in between must not see it; after what hides it nobody may.
 */
final class DeliveryAudit {
    private final TopicTale tale;

    DeliveryAudit(TopicTale tale) {
        this.tale = tale;
    }

    List<String> findings(Collection<RestlessSocket> sockets) {
        return sockets.stream()
                .flatMap(socket -> findings(socket.log()).stream())
                .toList();
    }

    List<String> findings(SocketLog seen) {
        List<String> findings = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            compare(seen, topic, findings);
        }
        return findings;
    }

    private void compare(SocketLog socket, Topic topic, List<String> findings) {
        List<TopicTale.Told> told = tale.of(topic, socket.stream());
        List<String> log = socket.names().getOrDefault(topic, List.of());
        long begin = socket.begin().getOrDefault(topic, 0L);
        List<String> wanted = told.stream()
                .filter(event -> event.offset() >= begin)
                .map(TopicTale.Told::name)
                .filter(name -> !tale.isHidden(topic, name))
                .toList();
        List<String> seen =
                log.stream().filter(name -> !tale.isHidden(topic, name)).toList();
        if (!wanted.equals(seen)) {
            findings.add(socket.socket() + " " + topic + ": " + difference(wanted, seen));
        }
        resurrected(told, log).forEach(name -> findings.add(socket.socket() + " saw after what hides it: " + name));
    }

    private static String difference(List<String> wanted, List<String> seen) {
        List<String> missed = without(wanted, seen);
        List<String> unknown = without(seen, wanted);
        int same = 0;
        while (same < Math.min(wanted.size(), seen.size()) && wanted.get(same).equals(seen.get(same))) {
            same++;
        }
        return String.format(
                "%d of %d missed %s, %d that the topic has not %s, other than the topic from place %d on",
                missed.size(), wanted.size(), some(missed), unknown.size(), some(unknown), same);
    }

    private static List<String> without(List<String> all, List<String> those) {
        Set<String> known = new HashSet<>(those);
        return all.stream().filter(name -> !known.contains(name)).toList();
    }

    private static List<String> some(List<String> names) {
        return names.subList(0, Math.min(3, names.size()));
    }

    private static List<String> resurrected(List<TopicTale.Told> told, List<String> log) {
        Set<String> hidden = new HashSet<>();
        List<String> found = new ArrayList<>();
        for (String name : log) {
            if (hidden.contains(name.substring(name.indexOf(' ') + 1))) {
                found.add(name);
            }
            told.stream()
                    .filter(event -> event.hides() != null && event.name().equals(name))
                    .forEach(event -> hidden.add(event.hides()));
        }
        return found;
    }
}
