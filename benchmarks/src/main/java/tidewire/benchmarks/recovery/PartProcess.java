package tidewire.benchmarks.recovery;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A part of Tidewire as a process of its own, started as the launcher starts it. */
final class PartProcess {
    private static final Pattern STATUS = Pattern.compile("/health and /metrics at (http://\\S+)");
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long LOOK_MILLIS = 100;
    /** Options that belong to this process alone: agents and its temporary folder. */
    private static final List<String> OWN = List.of("-agent", "-javaagent", "-Dtidewire.tmp=", "-Djava.io.tmpdir=");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final Path log;
    private final long begin = System.nanoTime();
    private String status = "";

    private PartProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * @param command such as {@code summarize}
     * @param folder of configuration, logs and temporary files
     * @param data where it keeps its state
     */
    static PartProcess start(String command, Path folder, Path data) throws IOException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> OWN.stream().noneMatch(argument::startsWith))
                .forEach(line::add);
        line.addAll(List.of(
                "-Xms64m",
                "-Xmx512m",
                "-Djava.io.tmpdir=" + folder.resolve("tmp"),
                "-cp",
                System.getProperty("java.class.path"),
                "tidewire.app.Main",
                command,
                "--config",
                folder.resolve("tidewire.yml").toString()));
        Path log = Files.createTempFile(folder, command + "-", ".log");
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment()
                .putAll(Map.of(
                        "TIDEWIRE_DATA",
                        data.toString(),
                        "BENCH_WEBHOOK",
                        Files.readString(folder.resolve("webhook"))));
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .redirectInput(new File("/dev/null"))
                .start();
        return new PartProcess(process, log);
    }

    /** Waits until it says that it is ready; seconds since its start. */
    double awaitReady() throws IOException, InterruptedException {
        String said = "nothing";
        while (!said.startsWith("200")) {
            if (!process.isAlive() || System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new IllegalStateException(
                        "not ready, /health said " + said + "; " + log + " ends with:\n" + end());
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            said = health();
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private String health() throws InterruptedException, IOException {
        if (status.isEmpty()) {
            Matcher address = STATUS.matcher(Files.readString(log));
            if (!address.find()) {
                return "nothing";
            }
            status = address.group(1);
        }
        try {
            HttpResponse<String> answer = HTTP.send(
                    HttpRequest.newBuilder(URI.create(status + "health"))
                            .timeout(Duration.ofSeconds(2))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body();
        } catch (IOException e) {
            return "no answer";
        }
    }

    private String end() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
    }

    /** As kill -9. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As Ctrl-C. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            kill();
        }
    }
}
