package tidewire.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.app.Main;

/** The log as a process writes it. */
class LogFormatTest {
    @Test
    void log_inJson_isOneObjectALine() throws Exception {
        List<String> lines = lines("json");
        assertThat(lines).hasSize(3);
        JsonNode problem = new ObjectMapper().readTree(lines.get(1));
        assertThat(problem.path("level").asText()).isEqualTo("WARN");
        assertThat(problem.path("loggerName").asText()).isEqualTo("tidewire.dashboard.Example");
        assertThat(problem.path("formattedMessage").asText()).isEqualTo("a \"quoted\" line\nand another 0");
        assertThat(problem.path("throwable").path("cause").path("message").asText())
                .isEqualTo("the reason");
    }

    @Test
    void log_asText_isOneLineAnEvent_withoutJavasNames() throws Exception {
        List<String> lines = lines("text");
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1).strip())
                .matches("\\d\\d:\\d\\d:\\d\\d WARN  page a \"quoted\" line and another 0: the reason");
        assertThat(lines.get(2).strip())
                .as("what was kept back when it ended")
                .matches(
                        "\\d\\d:\\d\\d:\\d\\d WARN  page a \"quoted\" line and another 19 \\(19 more like it meanwhile\\)");
    }

    /** Nothing of the library's own troubles, on stdout least of all. */
    @Test
    void log_inAFormThatThereIsNot_isRefused_inOneLine() throws Exception {
        ProcessBuilder builder = process(Main.class, "--version");
        builder.environment().put("TIDEWIRE_LOG_FORMAT", "xml");
        Process process = builder.start();
        process.getOutputStream().close();
        assertThat(process.getInputStream().readAllBytes()).isEmpty();
        assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("tidewire: TIDEWIRE_LOG_FORMAT must be one of text, json, was 'xml'.\n");
        assertThat(process.waitFor()).isEqualTo(2);
    }

    private static ProcessBuilder process(Class<?> main, String... arguments) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        line.addAll(List.of(arguments));
        return new ProcessBuilder(line);
    }

    private static List<String> lines(String format) throws Exception {
        ProcessBuilder builder = process(Example.class);
        builder.environment().put("TIDEWIRE_LOG_FORMAT", format);
        Process process = builder.redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        return out.lines().toList();
    }

    static final class Example {
        public static void main(String[] args) {
            Logger log = LoggerFactory.getLogger("tidewire.dashboard.Example");
            log.info("it begins");
            for (int i = 0; i < 20; i++) {
                log.warn(
                        "a \"quoted\" line\nand another {}",
                        i,
                        new IllegalStateException(new java.io.IOException("the reason")));
            }
        }
    }
}
