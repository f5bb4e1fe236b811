package tidewire.app.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidewire.app.StartException;
import tidewire.app.tape.CommittedResults;
import tidewire.app.time.BrokerProcess;

/** A broker whose disk is full, on a file system of its own: only where one can be mounted. */
class DiskFullIT {
    private static final String TOPIC = "filled";
    private static final byte[] VALUE = new byte[100_000];

    @TempDir
    Path folder;

    private Path disk;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=128m", "tmpfs", disk.toString()),
                "a small file system can be mounted here (Linux, root)");
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", "-l", disk.toString());
    }

    @Test
    void fullDisk_isNamed_andWithRoomAgainAllThatWasAcknowledgedIsThere() throws Exception {
        Path data = disk.resolve("data");
        Path log = folder.resolve("broker.log");
        int port = Ports.usableWithAnother(0, "kafka.port").first();
        Process broker = BrokerProcess.start(data, port, log);
        int acknowledged;
        try {
            acknowledged = fill(port, disk.resolve("other"));
            assertThat(broker.waitFor(60, TimeUnit.SECONDS)).as("ends").isTrue();
        } finally {
            broker.destroyForcibly().waitFor();
        }
        assertThat(Files.readString(log)).contains("No space left on device", data.toString());
        assertThat(acknowledged).isPositive();

        assertThatThrownBy(() -> EmbeddedBroker.start(data, port))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("The disk of " + data + " is full")
                .hasMessageContaining("Make room");

        Files.delete(disk.resolve("other"));
        try (EmbeddedBroker again = EmbeddedBroker.start(data, port)) {
            assertThat(CommittedResults.records(again.clientProperties(), TOPIC))
                    .hasSizeGreaterThanOrEqualTo(acknowledged);
        }
    }

    /** Writes until nothing is taken any more; most of the disk is somebody else's. */
    private static int fill(int port, Path other) throws Exception {
        Map<String, Object> client = new HashMap<>(Map.of("bootstrap.servers", "127.0.0.1:" + port));
        try (Admin admin = Admin.create(client)) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
        try (FileChannel file = FileChannel.open(other, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (long left = Files.getFileStore(other).getUsableSpace() - (4 << 20); left > 0; left -= 1 << 20) {
                file.write(java.nio.ByteBuffer.allocate(1 << 20));
            }
        }
        client.put("delivery.timeout.ms", 5_000);
        client.put("request.timeout.ms", 2_000);
        client.put("max.block.ms", 60_000);
        int acknowledged = 0;
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < 1_000; i++) {
                producer.send(new ProducerRecord<>(TOPIC, VALUE)).get();
                acknowledged++;
            }
        } catch (ExecutionException e) {
            return acknowledged;
        }
        throw new AssertionError("the disk does not fill");
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (java.io.IOException e) {
            return false; // no such command here
        }
    }
}
