package tidewire.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tidewire.app.CommandRun;
import tidewire.app.Main;
import tidewire.app.demo.TestModel;

/** {@code run} as a person sees it: a process on a terminal, ended with Ctrl-C. */
class RunOnTerminalIT {
    private static final String CTRL_C = "\u0003";
    private static final String IN_PLACE = "\r\u001b[K";
    private static final String CLEAR = "\u001b[K";
    /** Words with a capital inside, which a person's words do not have; those that do are names. */
    private static final Pattern CLASS_NAME = Pattern.compile("\\b[A-Z][a-z]+(?:[A-Z][a-z]+)+\\b");

    @TempDir
    private Path folder;

    @Test
    void run_saysWhereItIs_showsOneStatusLine_andEndsWithAReport() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "needs script, of util-linux, for a terminal");
        HttpServer feed = feed();
        Process process = start(feed.getAddress().getPort());
        StringBuilder seen = new StringBuilder();
        try (InputStream out = process.getInputStream();
                OutputStream keys = process.getOutputStream()) {
            readUntil(out, seen, "behind now");
            refusesANamesake(seen);
            keys.write(CTRL_C.getBytes(StandardCharsets.US_ASCII));
            keys.flush();
            readUntil(out, seen, null);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            feed.stop(0);
        }

        String all = seen.toString();
        List<String> lines = Stream.of(all.split("\n", -1))
                .map(line -> line.substring(line.lastIndexOf(CLEAR) + 1)
                        .replace(CLEAR.substring(1), "")
                        .strip())
                .toList();
        assertThat(lines.stream().filter(line -> line.startsWith("tidewire: ")).toList())
                .as(all)
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("tidewire: reads 1 feed and 0 trade sources for 1 desk: d"),
                        line -> assertThat(line).startsWith("tidewire: the page is at http://127.0.0.1:"),
                        line -> assertThat(line).startsWith("tidewire: Kafka is at 127.0.0.1:"),
                        line -> assertThat(line).startsWith("tidewire: the model is "),
                        line -> assertThat(line)
                                .isEqualTo("tidewire: the tapes begin now: nothing was read before; Ctrl-C stops"),
                        line -> assertThat(line).isEqualTo("tidewire: stopped"));
        assertThat(all)
                .as("rewritten in place")
                .containsPattern(Pattern.quote(IN_PLACE) + "tapes [^\\r\\n]*behind now");
        assertThat(lines).as(all).anyMatch(line -> line.contains("in all"));
        assertThat(classNames(all)).as(all).isEmpty();
    }

    /** A second one of the same ingestor's name on the same cluster is told so, in a person's words. */
    private void refusesANamesake(StringBuilder seen) throws IOException {
        Matcher kafka = Pattern.compile("Kafka is at (127\\.0\\.0\\.1:\\d+)").matcher(seen);
        assertThat(kafka.find()).as(seen.toString()).isTrue();
        Path other = Files.createDirectory(folder.resolve("other"));
        String config = Files.readString(folder.resolve("tidewire.yml"));
        Files.writeString(
                other.resolve("tidewire.yml"), config + "kafka: {bootstrap.servers: '" + kafka.group(1) + "'}\n");

        CommandRun second = CommandRun.of(other, "run");

        assertThat(second.exitCode()).as(second.err()).isEqualTo(2);
        assertThat(second.err())
                .contains("Another ingestor named", "publishes to this cluster", "set ingest.name")
                .doesNotContain("Exception");
    }

    private Process start(int port) throws IOException {
        Files.writeString(folder.resolve("tidewire.yml"), """
                feeds: [{name: f, url: "http://127.0.0.1:%d/", every: 10s, allow-private-addresses: true}]
                desks: [{name: d, feeds: [f], every: 1h}]
                dashboard: {port: 0}
                model: {path: %s}
                """.formatted(port, TestModel.folder()));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String command = String.join(
                " ",
                // Whoever starts the tests in the background has them ignore Ctrl-C, and so would the process.
                "env --default-signal=INT",
                java,
                "-Xmx1g -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dai.djl.offline=true -DOPT_OUT_TRACKING=true",
                "-Dai.djl.pytorch.num_threads=1 -Dai.djl.pytorch.num_interop_threads=1",
                "-Dtidewire.terminal=true -Dtidewire.columns=200 -Dtidewire.home="
                        + Path.of("..").toAbsolutePath(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "run");
        ProcessBuilder builder = new ProcessBuilder("/usr/bin/script", "-qec", command, "/dev/null");
        builder.directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("TIDEWIRE_"));
        return builder.redirectErrorStream(true).start();
    }

    private static HttpServer feed() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] body = """
                <?xml version="1.0"?><rss version="2.0"><channel><title>t</title>
                <item><guid isPermaLink="false">1</guid><title>The bank kept its rate at 4.25%</title></item>
                </channel></rss>""".getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/rss+xml");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    /** Reads until something has been said, or to the end; a process that ends before it has said it fails the test. */
    private static void readUntil(InputStream out, StringBuilder seen, String words) throws IOException {
        byte[] buffer = new byte[4096];
        int read;
        while ((read = out.read(buffer)) >= 0) {
            seen.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
            if (words != null && seen.indexOf(words) >= 0) {
                return;
            }
        }
        assertThat(words).as("what the process said before its end: %s", seen).isNull();
    }

    private static TreeSet<String> classNames(String text) {
        TreeSet<String> names = new TreeSet<>();
        for (Matcher name = CLASS_NAME.matcher(text); name.find(); ) {
            names.add(name.group());
        }
        return names;
    }
}
