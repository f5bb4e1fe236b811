package tidewire.app.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code .ci/deploy} says where its tools cannot be installed: a Python is there, and its package registry is not. */
class CheckScriptTest {
    private static final Path SCRIPT = Path.of("../.ci/deploy").toAbsolutePath().normalize();
    private static final String PYTHON = """
            #!/bin/sh
            mkdir -p "$3/bin"
            printf '#!/bin/sh\\nexit 1\\n' >"$3/bin/pip"
            chmod +x "$3/bin/pip"
            """;

    @TempDir
    private Path tools;

    @BeforeEach
    void plant() throws Exception {
        assumeTrue(File.separatorChar == '/' && Files.isExecutable(Path.of("/bin/bash")), "needs bash");
        Path python = Files.writeString(tools.resolve("python3"), PYTHON);
        Files.setPosixFilePermissions(python, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void whatIsNotChecked_isSaid() throws Exception {
        assertThat(run("", 0)).contains("NOT CHECKED: anything, for its tools cannot be installed from PyPI");
    }

    @Test
    void whatIsNotChecked_failsWhereNothingMayBe() throws Exception {
        assertThat(run("true", 1)).contains("NOT CHECKED: anything", "1 of this was not checked, and CI_STRICT is set");
    }

    private String run(String strict, int exitCode) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("/bin/bash", SCRIPT.toString());
        builder.environment().put("CI_STRICT", strict);
        builder.environment().merge("PATH", tools.toString(), (path, first) -> first + File.pathSeparator + path);
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(exitCode);
        return said;
    }
}
