package dev.ovation.local;

import dev.ovation.contracts.Topic;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Makes the four public topics, explicitly and once: nothing here relies on a broker that invents topics. */
public final class Topics {

    private static final Duration RETENTION = Duration.ofDays(7);
    private static final short REPLICAS = 1;
    private static final long LIMIT_SECONDS = 60;

    private Topics() {}

    /** Creates what is missing; existing topics keep their partitions and records. Blocks. */
    public static void ensure(String bootstrapServers) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", bootstrapServers,
                "request.timeout.ms", 10_000,
                "default.api.timeout.ms", 60_000);
        try (Admin admin = Admin.create(settings)) {
            Set<String> known = admin.listTopics().names().get(LIMIT_SECONDS, TimeUnit.SECONDS);
            List<NewTopic> missing = Arrays.stream(Topic.values())
                    .filter(topic -> !known.contains(topic.topicName()))
                    .map(Topics::definition)
                    .toList();
            admin.createTopics(missing).all().get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineFailed("interrupted while creating topics", e);
        } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new EngineFailed("the topics could not be created at " + bootstrapServers, e);
        }
    }

    private static NewTopic definition(Topic topic) {
        return new NewTopic(topic.topicName(), Topic.PARTITIONS, REPLICAS)
                .configs(Map.of("retention.ms", Long.toString(RETENTION.toMillis()), "cleanup.policy", "delete"));
    }
}
