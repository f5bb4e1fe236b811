package tidewire.app.time;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import tidewire.app.broker.EmbeddedBroker;

/** A broker in a process of its own, so that a test can kill it. */
public final class BrokerProcess {
    private BrokerProcess() {}

    public static Process start(Path data, int port, Path log) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerProcess.class.getName(),
                        data.toString(),
                        Integer.toString(port)))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectInput(new File("/dev/null"))
                .start();
    }

    public static void main(String[] args) throws InterruptedException {
        try (EmbeddedBroker broker = EmbeddedBroker.start(Path.of(args[0]), Integer.parseInt(args[1]))) {
            Thread.currentThread().join(); // until it is killed
        }
    }
}
