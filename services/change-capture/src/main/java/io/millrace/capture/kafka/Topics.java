package io.millrace.capture.kafka;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jboss.logging.Logger;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Creates the topics that are missing and tells the partitions of those that are there.
 *
 * @param kafka client properties
 * @param partitions of a new topic
 * @param replication of a new topic
 */
public record Topics(Map<String, Object> kafka, int partitions, short replication) {
    private static final Logger LOG = Logger.getLogger(Topics.class);
    private static final int PATIENCE_SECONDS = 30;

    /** Partitions by topic, after the missing ones were created. */
    public Map<String, Integer> ensure(Collection<String> names, Map<String, String> settings) {
        return ensure(names, partitions, settings);
    }

    /** A compacted topic of one partition. */
    public void ensureCompacted(String name) {
        ensure(List.of(name), 1, Map.of("cleanup.policy", "compact", "segment.ms", "3600000"));
    }

    /** Those that Kafka compacts; a topic whose settings the user may not read is not among them, and a warning says so. */
    public Set<String> compacted(Collection<String> names) {
        return asked(names, admin -> {
            Set<String> compacted = new TreeSet<>();
            List<ConfigResource> topics = names.stream()
                    .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                    .toList();
            for (var topic : admin.describeConfigs(topics).values().entrySet()) {
                String name = topic.getKey().name();
                if (policy(name, topic.getValue()).contains(TopicConfig.CLEANUP_POLICY_COMPACT)) {
                    compacted.add(name);
                }
            }
            return compacted;
        });
    }

    private static String policy(String topic, KafkaFuture<Config> answer)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            ConfigEntry policy = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS).get(TopicConfig.CLEANUP_POLICY_CONFIG);
            return policy == null ? "" : policy.value();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                // made a moment ago, as it should be
                return "";
            }
            if (e.getCause() instanceof ApiException) {
                LOG.warnf(
                        "event=topic-unknown topic=%s error=whether it is compacted cannot be read: %s. Grant DescribeConfigs.",
                        topic, e.getCause().getMessage());
                return "";
            }
            throw e;
        }
    }

    private Map<String, Integer> ensure(Collection<String> names, int wanted, Map<String, String> settings) {
        return asked(names, admin -> {
            Set<String> missing = new TreeSet<>(names);
            missing.removeAll(admin.listTopics().names().get(PATIENCE_SECONDS, TimeUnit.SECONDS));
            for (String name : missing) {
                create(admin, new NewTopic(name, wanted, replication).configs(settings));
            }
            return described(admin, names);
        });
    }

    @FunctionalInterface
    private interface Question<T> {
        T ask(Admin admin) throws InterruptedException, ExecutionException, TimeoutException;
    }

    private <T> T asked(Collection<String> names, Question<T> question) {
        try (Admin admin = admin()) {
            return question.ask(admin);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while topics were made", e);
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    "Topics " + names + " could not be made or read: no answer came within " + PATIENCE_SECONDS
                            + " s. Check that the broker is up, and that kafka.security.protocol is what it speaks.",
                    e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "Topics " + names + " could not be made or read: " + e.getMessage()
                            + ". Check that the broker is up and that the user may create and describe them.",
                    e);
        }
    }

    private Admin admin() {
        try {
            return Admin.create(kafka);
        } catch (KafkaException e) {
            throw KafkaRefusal.noClient(e);
        }
    }

    /** A topic that was just made is not known to every broker at once. */
    private static Map<String, Integer> described(Admin admin, Collection<String> names)
            throws InterruptedException, ExecutionException, TimeoutException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            try {
                Map<String, Integer> found = new HashMap<>();
                admin.describeTopics(names)
                        .allTopicNames()
                        .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                        .forEach((name, topic) ->
                                found.put(name, topic.partitions().size()));
                return found;
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException) || System.nanoTime() > deadline) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    private static void create(Admin admin, NewTopic topic)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            admin.createTopics(List.of(topic)).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }
}
