package tidewire.app.time;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import tidewire.app.StartException;
import tidewire.app.broker.Ports;

/** A broker in a process of its own, always on the same port and data, that a test can kill. */
public final class OwnBroker implements AutoCloseable {
    private final Path data;
    private final Path log;
    private final int port;
    private Process process;

    public OwnBroker(Path data, Path log) {
        this.data = data;
        this.log = log;
        this.port = freePort();
    }

    /**
     * None that systems give to clients: one that asks again and again where nobody listens would be given the very port, and
     * speak to itself.
     */
    private static int freePort() {
        while (true) {
            try {
                return Ports.usable(ThreadLocalRandom.current().nextInt(15_000, 30_000), "kafka.port");
            } catch (StartException e) {
                // somebody else's
            }
        }
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    public void start() throws IOException {
        process = BrokerProcess.start(data, port, log);
    }

    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Whether it has not ended by itself. */
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() throws InterruptedException {
        if (process != null) {
            kill();
        }
    }
}
