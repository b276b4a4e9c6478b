package dev.ovation.gateway.live.relay;

import dev.ovation.contracts.Topic;
import dev.ovation.gateway.live.position.Offsets;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/** What the broker says about the four topics themselves. */
final class TopicFacts {
    private static final List<String> NAMES =
            Arrays.stream(Topic.values()).map(Topic::topicName).toList();
    private static final int ASK_MILLIS = 5_000;

    private TopicFacts() {}

    /**
     * @param epoch hash of the topics' identities and partition counts: another one makes every position void
     */
    record Layout(int epoch, int partitions) {}

    /** Blocks for at most some seconds; fails where a topic is missing or the broker is away. */
    static Layout read(Admin admin) throws InterruptedException, ExecutionException, TimeoutException {
        Map<String, TopicDescription> topics =
                admin.describeTopics(NAMES).allTopicNames().get(ASK_MILLIS, TimeUnit.MILLISECONDS);
        int epoch = 1;
        int partitions = 0;
        for (String name : NAMES) {
            TopicDescription topic = topics.get(name);
            if (topic == null) {
                throw new IllegalStateException("There is no topic " + name);
            }
            int count = topic.partitions().size();
            if (partitions != 0 && partitions != count) {
                throw new IllegalStateException("The topics differ in their partition counts: " + name);
            }
            partitions = count;
            epoch = 31 * (31 * epoch + topic.topicId().hashCode()) + count;
        }
        return new Layout(epoch, partitions);
    }

    /** Where the topics end now, in one partition. Never blocks. */
    static Uni<Offsets> ends(Admin admin, int partition, Duration within) {
        Map<TopicPartition, OffsetSpec> question = new HashMap<>();
        NAMES.forEach(name -> question.put(new TopicPartition(name, partition), OffsetSpec.latest()));
        return Uni.createFrom()
                .completionStage(() -> admin.listOffsets(
                                question, new ListOffsetsOptions().timeoutMs((int) within.toMillis()))
                        .all()
                        .toCompletionStage())
                .ifNoItem()
                .after(within)
                .fail()
                .map(ends -> offsets(ends, partition));
    }

    private static Offsets offsets(Map<TopicPartition, ListOffsetsResultInfo> ends, int partition) {
        Offsets offsets = Offsets.ZERO;
        for (Topic topic : Topic.values()) {
            ListOffsetsResultInfo end = ends.get(new TopicPartition(topic.topicName(), partition));
            offsets = offsets.with(topic, end == null ? 0 : end.offset());
        }
        return offsets;
    }
}
