package tidewire.app;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A class of the tests as a process of its own, so that a test can kill it. */
public final class JavaProcess {
    private JavaProcess() {}

    /**
     * @param heap most of its heap, in MB
     * @param options more options of the Java machine
     * @param log gets what it says, behind what stands there; in a folder of the test
     */
    public static Process start(Class<?> main, int heap, List<String> options, Path log, String... arguments)
            throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx" + heap + "m",
                // Natives are unpacked there; a killed process leaves them behind, and the test's folder goes.
                "-Djava.io.tmpdir=" + log.toAbsolutePath().getParent()));
        line.addAll(options);
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        line.addAll(List.of(arguments));
        return new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectInput(new File("/dev/null"))
                .start();
    }
}
