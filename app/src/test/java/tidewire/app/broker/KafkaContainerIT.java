package tidewire.app.broker;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.kafka.KafkaContainer;

/** The same contract against Kafka as its makers package it. */
class KafkaContainerIT implements BrokerContract {
    private static final String IMAGE = "apache/kafka:4.4.0";

    private static KafkaContainer kafka;

    @BeforeAll
    static void start() {
        assumeTrue(
                DockerClientFactory.instance().isDockerAvailable(),
                "needs a Docker engine to run Kafka in a container");
        kafka = new KafkaContainer(IMAGE);
        try {
            kafka.start();
        } catch (ContainerFetchException e) {
            abort("there is no image " + IMAGE + " and none can be pulled; .ci/standins/build kafka makes a local one");
        }
    }

    @AfterAll
    static void stop() {
        if (kafka != null) {
            kafka.stop();
        }
    }

    @Override
    public Map<String, Object> client() {
        return Map.of("bootstrap.servers", kafka.getBootstrapServers());
    }
}
