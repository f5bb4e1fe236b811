package tidewire.app.consumers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidewire.app.broker.EmbeddedBroker;
import tidewire.app.broker.Retention;
import tidewire.app.broker.TopicSetup;
import tidewire.events.Digest;
import tidewire.events.EventSerde;
import tidewire.events.Topics;

/** The examples of docs/consumers.md as they stand there, against a broker with one committed and one taken back digest. */
class ConsumersDocIT {
    private static final Path DOC = Path.of("..", "docs", "consumers.md");
    private static final long PATIENCE_SECONDS = 300;
    /** The last digest: who has read it has read the others. */
    private static final String END = "The last one";

    @TempDir
    static Path folder;

    private static EmbeddedBroker broker;

    @BeforeAll
    static void start() throws Exception {
        broker = EmbeddedBroker.start(null, 0);
        try (Admin admin = Admin.create(broker.clientProperties())) {
            TopicSetup.ensure(admin, 1, (short) 1, Retention.FOREVER);
        }
        Map<String, Object> settings = new java.util.HashMap<>(broker.clientProperties());
        settings.put("transactional.id", "consumers");
        // As the stages write; the topic's own codec is what readers get.
        settings.put("compression.type", "lz4");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            send(producer, "A storm closes the harbour", true);
            send(producer, "What was taken back", false);
            send(producer, END, true);
        }
    }

    @AfterAll
    static void stop() {
        if (broker != null) {
            broker.close();
        }
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, String text, boolean commit) {
        producer.beginTransaction();
        RecordHeaders headers = new RecordHeaders();
        Digest digest = Digests.of(text, Instant.parse("2013-10-10T16:00:00Z"));
        byte[] value = EventSerde.of(Digest.class).serialize(Topics.DIGESTS, headers, digest);
        producer.send(new ProducerRecord<>(
                Topics.DIGESTS, null, null, digest.desk().getBytes(StandardCharsets.UTF_8), value, headers));
        if (commit) {
            producer.commitTransaction();
        } else {
            producer.flush();
            producer.abortTransaction();
        }
    }

    @Test
    void example_inJava_printsWhatIsCommittedAndNothingElse() throws Exception {
        String example = block("java")
                .replace(
                        "while (true)", "while (printed.stream().noneMatch(line -> line.startsWith(\"" + END + "\")))");
        Path source = folder.resolve("Example.java");
        Files.writeString(source, """
                import java.time.Duration;
                import java.util.List;
                import java.util.Properties;
                import org.apache.kafka.clients.consumer.KafkaConsumer;
                import org.apache.kafka.common.serialization.StringDeserializer;
                import tidewire.events.Digest;
                import tidewire.events.EventSerde;
                import tidewire.events.Topics;

                public class Example implements Runnable {
                    public void run() {
                %s
                    }
                }
                """.formatted(example.replace("System.out.println", "printed.add")));
        String text = Files.readString(source).replace("public void run() {", """
                public static final List<String> printed = new java.util.concurrent.CopyOnWriteArrayList<>();
                public void run() {
                """);
        Files.writeString(source, text);
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        folder.toString(),
                        source.toString());
        assertThat(compiled).as("the example compiles").isZero();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            Class<?> type = loader.loadClass("Example");
            @SuppressWarnings("unchecked")
            List<String> printed = (List<String>) type.getField("printed").get(null);
            Thread reading = new Thread((Runnable) type.getConstructor().newInstance());
            reading.start();
            reading.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
            assertThat(printed)
                    .satisfiesExactly(
                            line -> assertThat(line).startsWith("A storm closes the harbour"),
                            line -> assertThat(line).startsWith(END));
        }
    }

    @Test
    void example_inPython_printsWhatIsCommittedAndNothingElse() throws Exception {
        assumeTrue(works("import kafka"), "needs python3 with kafka-python");
        String example = block("python").stripTrailing() + "\n    if digest[\"lines\"][0][\"text\"] == \"" + END
                + "\":\n        break\n";
        assertThat(run("python3", "-c", example))
                .contains("A storm closes the harbour", END)
                .doesNotContain("taken back");
    }

    @Test
    void example_forTheShell_printsWhatIsCommittedAndNothingElse() throws Exception {
        Matcher line = Pattern.compile("    kafka-console-consumer.sh (.*?)\n\n", Pattern.DOTALL)
                .matcher(Files.readString(DOC));
        assertThat(line.find()).isTrue();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.apache.kafka.tools.consumer.ConsoleConsumer"));
        command.addAll(List.of(line.group(1)
                .replace("127.0.0.1:9092", broker.bootstrapServers())
                .replace("\\", " ")
                .strip()
                .split("\\s+")));
        // Both committed ones; it ends by itself only so.
        command.addAll(List.of("--max-messages", "2"));
        assertThat(run(command.toArray(String[]::new)))
                .contains("ce_type:tidewire.digest.v1", "A storm closes the harbour", END)
                .doesNotContain("taken back");
    }

    /** Without the package lz4 Python reads these topics: that is why they have a codec of their own. */
    @Test
    void topics_thatScriptsRead_areGzip() throws Exception {
        try (Admin admin = Admin.create(broker.clientProperties())) {
            var topic = new org.apache.kafka.common.config.ConfigResource(
                    org.apache.kafka.common.config.ConfigResource.Type.TOPIC, Topics.DIGESTS);
            assertThat(admin.describeConfigs(List.of(topic))
                            .all()
                            .get()
                            .get(topic)
                            .get("compression.type")
                            .value())
                    .isEqualTo("gzip");
        }
    }

    private static boolean works(String python) throws Exception {
        try {
            return new ProcessBuilder("python3", "-c", python)
                            .redirectErrorStream(true)
                            .redirectOutput(new File("/dev/null"))
                            .start()
                            .waitFor()
                    == 0;
        } catch (java.io.IOException e) {
            return false;
        }
    }

    private static String run(String... command) throws Exception {
        List<String> line = new ArrayList<>(List.of(command));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    /** The first block of a language, with this broker's address. */
    private static String block(String language) throws Exception {
        Matcher block =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(DOC));
        assertThat(block.find()).isTrue();
        return block.group(1).replace("127.0.0.1:9092", broker.bootstrapServers());
    }
}
