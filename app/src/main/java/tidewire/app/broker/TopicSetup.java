package tidewire.app.broker;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.app.StartException;
import tidewire.events.Topics;

/** Makes the topics that do not exist yet and looks at those that do. */
public final class TopicSetup {
    private static final Logger log = LoggerFactory.getLogger(TopicSetup.class);

    /** For the number of partitions: one for a new topic, and none is wondered at. */
    static final int AS_THEY_ARE = -1;

    private TopicSetup() {}

    /**
     * Creates what is missing of {@link Topics#all()}.
     *
     * @param partitions of each new topic, or {@link #AS_THEY_ARE}
     * @param replication of each new topic; -1 for the broker's default
     * @param retention of each new topic; existing ones keep theirs
     * @throws StartException if a topic cannot be made, or one exists whose records would lose their event times
     */
    public static void ensure(Admin admin, int partitions, short replication, Retention retention) {
        Set<String> existing = names(admin);
        List<NewTopic> missing = Topics.all().stream()
                .filter(name -> !existing.contains(name))
                .map(name -> new NewTopic(name, Math.max(1, partitions), replication).configs(retention.settings(name)))
                .toList();
        create(admin, missing);
        List<String> found = Topics.all().stream().filter(existing::contains).toList();
        if (!found.isEmpty()) {
            verify(admin, found, partitions);
        }
    }

    private static Set<String> names(Admin admin) {
        return await(admin.listTopics().names(), "The topics cannot be listed");
    }

    private static void create(Admin admin, List<NewTopic> missing) {
        admin.createTopics(missing).values().forEach((name, done) -> {
            try {
                done.get();
            } catch (ExecutionException e) {
                // Another instance may be starting beside this one.
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw new StartException("Topic " + name + " cannot be made: " + reason(e), e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StartException("Interrupted while topic " + name + " was made", e);
            }
        });
    }

    private static void verify(Admin admin, Collection<String> names, int partitions) {
        Map<String, TopicDescription> topics =
                await(admin.describeTopics(names).allTopicNames(), "The topics cannot be described");
        topics.forEach((name, topic) -> {
            if (partitions != AS_THEY_ARE && topic.partitions().size() != partitions) {
                log.warn(
                        "topic {} has {} partitions and keeps them, although kafka.partitions is {}",
                        name,
                        topic.partitions().size(),
                        partitions);
            }
        });
        Map<ConfigResource, Config> configs = await(
                admin.describeConfigs(names.stream()
                                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                                .toList())
                        .all(),
                "The topics' settings cannot be read");
        Map<String, Config> byName = new LinkedHashMap<>();
        configs.forEach((resource, config) -> byName.put(resource.name(), config));
        byName.forEach(TopicSetup::verifySettings);
        byName.forEach((name, config) -> bound(admin, name, config));
    }

    /** What nobody else could know to set is set here: see {@link Retention}. */
    private static void bound(Admin admin, String name, Config config) {
        String setting = TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG;
        long wanted = Retention.mostAhead(name);
        if (Long.parseLong(config.get(setting).value()) == wanted) {
            return;
        }
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, name);
        AlterConfigOp set =
                new AlterConfigOp(new ConfigEntry(setting, String.valueOf(wanted)), AlterConfigOp.OpType.SET);
        await(
                admin.incrementalAlterConfigs(Map.of(topic, List.of(set))).all(),
                "Topic " + name + " must have " + setting + "=" + wanted
                        + ", or one wrong clock takes all desks along; that cannot be set from here");
        log.info("topic {}: {} set to {}", name, setting, wanted);
    }

    private static void verifySettings(String name, Config config) {
        String type = config.get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG).value();
        if (!"CreateTime".equals(type)) {
            throw new StartException("Topic " + name + " has message.timestamp.type=" + type
                    + ": the times of events would be lost. Set it to CreateTime.");
        }
    }

    private static <T> T await(KafkaFuture<T> future, String problem) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new StartException(problem + ": " + reason(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException(problem + ": interrupted", e);
        }
    }

    private static String reason(ExecutionException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return String.valueOf(cause.getMessage());
    }
}
