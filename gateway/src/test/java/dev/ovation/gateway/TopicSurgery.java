package dev.ovation.gateway;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;

/** What an operator, or a lost disk, may do to the four topics while gateways read them. */
final class TopicSurgery {
    private static final List<String> NAMES = Arrays.stream(dev.ovation.contracts.Topic.values())
            .map(dev.ovation.contracts.Topic::topicName)
            .toList();

    private TopicSurgery() {}

    /** Deletes them with all they hold and makes them anew: another identity, offsets from zero. */
    static void recreateAll() throws Exception {
        try (Admin admin = admin()) {
            admin.deleteTopics(NAMES).all().get(20, TimeUnit.SECONDS);
            Awaitility.await()
                    .until(() -> Collections.disjoint(admin.listTopics().names().get(20, TimeUnit.SECONDS), NAMES));
        }
        dev.ovation.local.Topics.ensure(servers());
    }

    static void growAllTo(int partitions) throws Exception {
        try (Admin admin = admin()) {
            Map<String, NewPartitions> grown = new java.util.HashMap<>();
            NAMES.forEach(name -> grown.put(name, NewPartitions.increaseTo(partitions)));
            admin.createPartitions(grown).all().get(20, TimeUnit.SECONDS);
        }
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", servers()));
    }

    private static String servers() {
        return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    }
}
