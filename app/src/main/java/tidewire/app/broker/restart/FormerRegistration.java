package tidewire.app.broker.restart;

import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.BrokerIdNotRegisteredException;
import org.apache.kafka.common.utils.Time;

/**
 * What the metadata still say of a broker that is gone. A broker that finds itself there as the leader begins at once to end
 * the transactions that were decided when it died; a moment later it registers, its partitions are without a leader until it is
 * let in again, and what it has not told such a partition by then Kafka 4.4 takes for told: "likely deleted" already. The
 * transaction stays open there for ever, and nobody reads on. So the controller strikes the broker off before it starts.
 */
public final class FormerRegistration {
    private static final long ANSWER_SECONDS = 30;

    private FormerRegistration() {}

    /**
     * Starts the controller alone for as long as this takes, about a second.
     *
     * @param settings of broker and controller in one
     * @throws KafkaException when the controller does not do it
     */
    public static void end(Properties settings) {
        Properties alone = new Properties();
        alone.putAll(settings);
        String controller = settings.getProperty("listeners").replaceFirst(".*(?=CONTROLLER://)", "");
        alone.put("process.roles", "controller");
        alone.put("listeners", controller);
        alone.remove("advertised.listeners");
        alone.remove("inter.broker.listener.name");
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(alone, false), Time.SYSTEM);
        server.startup();
        try {
            strikeOff(controller.replace("CONTROLLER://", ""), Integer.parseInt(settings.getProperty("node.id")));
        } finally {
            server.shutdown();
            server.awaitShutdown();
        }
    }

    private static void strikeOff(String controller, int node) {
        try (Admin admin = Admin.create(Map.of("bootstrap.controllers", controller))) {
            admin.unregisterBroker(node).all().get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            // It had not come so far when it died.
            if (!(e.getCause() instanceof BrokerIdNotRegisteredException)) {
                throw new KafkaException("the former broker cannot be struck off: " + e.getMessage(), e);
            }
        } catch (TimeoutException e) {
            throw new KafkaException("the controller does not answer within " + ANSWER_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while the controller started", e);
        }
    }
}
