package io.millrace.platform.messaging;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How far a consumer group is behind on a topic.
 *
 * @param group for example {@code millrace-alerting}
 * @param lag records on the topic that the group has not acknowledged; what it never read counts from the beginning
 */
public record TopicLag(String group, String topic, long lag) {

    /**
     * The lag of every consumer group whose name begins with the prefix, on each topic that it reads; sorted.
     *
     * @throws IllegalStateException when the broker does not answer
     */
    public static List<TopicLag> of(Admin admin, String groupPrefix) {
        Set<String> groups = get(
                        admin.listGroups(ListGroupsOptions.forConsumerGroups()).all())
                .stream()
                .map(GroupListing::groupId)
                .filter(group -> group.startsWith(groupPrefix))
                .collect(Collectors.toUnmodifiableSet());
        List<TopicLag> lags = new ArrayList<>();
        get(admin.describeConsumerGroups(groups).all()).forEach((group, description) -> {
            Map<TopicPartition, OffsetAndMetadata> committed =
                    get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
            lags.addAll(of(admin, group, assigned(description), committed));
        });
        lags.sort(Comparator.comparing(TopicLag::group).thenComparing(TopicLag::topic));
        return lags;
    }

    private static List<TopicLag> of(
            Admin admin, String group, Set<TopicPartition> assigned, Map<TopicPartition, OffsetAndMetadata> committed) {
        Set<TopicPartition> partitions = new HashSet<>(assigned);
        partitions.addAll(committed.keySet());
        Map<TopicPartition, Long> ends = offsets(admin, partitions, OffsetSpec.latest());
        Map<TopicPartition, Long> beginnings = offsets(admin, partitions, OffsetSpec.earliest());
        Map<String, Long> byTopic = new TreeMap<>();
        for (TopicPartition partition : partitions) {
            OffsetAndMetadata position = committed.get(partition);
            long from = position == null ? beginnings.get(partition) : position.offset();
            byTopic.merge(partition.topic(), Math.max(ends.get(partition) - from, 0), Long::sum);
        }
        return byTopic.entrySet().stream()
                .map(topic -> new TopicLag(group, topic.getKey(), topic.getValue()))
                .toList();
    }

    private static Set<TopicPartition> assigned(ConsumerGroupDescription description) {
        return description.members().stream()
                .flatMap(member -> member.assignment().topicPartitions().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Map<TopicPartition, Long> offsets(
            Admin admin, Collection<TopicPartition> partitions, OffsetSpec which) {
        Map<TopicPartition, OffsetSpec> asked =
                partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> which));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        for (Map.Entry<TopicPartition, ListOffsetsResultInfo> answer :
                get(admin.listOffsets(asked).all()).entrySet()) {
            offsets.put(answer.getKey(), answer.getValue().offset());
        }
        return offsets;
    }

    private static <T> T get(KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "Kafka did not tell the lag: " + e.getCause().getMessage() + ". Check that the broker is up.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking Kafka for the lag", e);
        }
    }
}
