package tidewire.llm.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidewire.llm.ModelException;
import tidewire.llm.ModelFiles;
import tidewire.llm.TinyCheckpoints;
import tidewire.llm.checkpoint.Checkpoint;

class ModelFetchTest {
    private static final String WEIGHTS = "model.safetensors";

    @TempDir
    Path temp;

    private final LoopbackHub hub = new LoopbackHub()
            .with("config.json", "{\"a\":1}")
            .with("tokenizer.json", "{}")
            .with(WEIGHTS, bytes(300_000));

    private final Recorder recorder = new Recorder();

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void fetch_wholeModel_isAFolderThatOpens() throws Exception {
        try (LoopbackHub real = new LoopbackHub()) {
            try (Stream<Path> files = Files.list(TinyCheckpoints.folder("mistral"))) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    real.with(file.getFileName().toString(), Files.readAllBytes(file));
                }
            }
            Path folder = temp.resolve("deep/mistral");
            String commit =
                    new ModelFetch(options(real, Optional.empty())).fetch("tiny/model", "main", folder, recorder);
            assertThat(commit).isEqualTo(LoopbackHub.COMMIT);
            assertThat(Checkpoint.ofFolder(folder).sha256())
                    .isEqualTo(Checkpoint.ofFolder(TinyCheckpoints.folder("mistral"))
                            .sha256());
            // expected.json is no part of a model
            assertThat(folder.resolve("expected.json")).doesNotExist();
            assertNoParts(folder);
        }
    }

    @Test
    void fetch_ggufFile_bringsItsPartsAndNothingElse() throws Exception {
        try (LoopbackHub real = new LoopbackHub()) {
            for (String part : List.of("1", "2", "3")) {
                String name = "mistral-0000" + part + "-of-00003.gguf";
                real.with(
                        name,
                        ModelFetchTest.class
                                .getResourceAsStream("/gguf/" + name)
                                .readAllBytes());
            }
            real.with("README.md", "about")
                    .with("other-00001-of-00003.gguf", "x")
                    .with("mistral-Q8_0.gguf", "x");
            ModelFetch fetch = new ModelFetch(options(real, Optional.empty()));
            fetch.fetch("tiny/model", "main", "mistral-00001-of-00003.gguf", temp, recorder);

            try (Stream<Path> files = Files.list(temp)) {
                assertThat(files.map(f -> f.getFileName().toString()))
                        .containsExactlyInAnyOrder(
                                "mistral-00001-of-00003.gguf",
                                "mistral-00002-of-00003.gguf",
                                "mistral-00003-of-00003.gguf");
            }
            assertThat(ModelFiles.open(temp).checkpoint().shape().layers()).isEqualTo(2);
            assertThatThrownBy(() -> fetch.fetch("tiny/model", "main", "absent.gguf", temp, recorder))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("no GGUF file absent.gguf")
                    .hasMessageContaining("mistral-Q8_0.gguf");
            assertThatThrownBy(() -> fetch.fetch("tiny/model", "main", temp, recorder))
                    .hasMessageContaining("--file names one");
        }
    }

    @Test
    void fetch_onlyWhatAModelFolderNeeds() throws Exception {
        hub.with("pytorch_model.bin", "x")
                .with("onnx/model.onnx", "x")
                .with("consolidated.safetensors", "x")
                .with("generation_config.json", "{}")
                .with("tokenizer_config.json", "{}")
                .with("train.py", "x");
        fetch();
        assertThat(names(temp))
                .containsExactly(
                        "config.json", "generation_config.json", WEIGHTS, "tokenizer.json", "tokenizer_config.json");
    }

    @Test
    void fetch_again_keepsWhatIsThereAndRight() throws Exception {
        fetch();
        hub.requests.clear();
        Files.writeString(temp.resolve("config.json"), "{\"a\":2}");
        fetch();
        assertThat(hub.requests).hasSize(2).last().asString().contains("config.json");
        assertThat(temp.resolve("config.json")).hasContent("{\"a\":1}");
        assertThat(recorder.events).contains("kept " + WEIGHTS, "kept tokenizer.json");
    }

    @Test
    void fetch_connectionBrokenOffTwice_goesOnWhereItEnded() throws Exception {
        hub.breakOffAt.addAll(List.of(100_000, 50_000));
        fetch();
        assertThat(temp.resolve(WEIGHTS)).hasBinaryContent(hub.content(WEIGHTS));
        List<String> store =
                hub.requests.stream().filter(r -> r.startsWith("store")).toList();
        assertThat(store)
                .containsExactly(
                        "store /model.safetensors",
                        "store /model.safetensors bytes=100000-",
                        "store /model.safetensors bytes=150000-");
        assertThat(recorder.events).filteredOn(e -> e.startsWith("retrying")).hasSize(2);
        assertNoParts(temp);
    }

    @Test
    void fetch_whereNobodyAnswers_endsWithWords() throws Exception {
        FetchOptions nobody = options(hub, Optional.empty());
        hub.close();
        assertThatThrownBy(() -> new ModelFetch(nobody).fetch("tiny/model", "main", temp, recorder))
                .hasMessageContaining("failures in a row, the last: no connection, or no such host");
    }

    @Test
    void fetch_endedByTheUser_isTakenUpByTheNext() throws Exception {
        FetchProgress impatient = new FetchProgress() {
            @Override
            public void advanced(String file, long done, long size) {
                if (file.equals(WEIGHTS) && done > 100_000) {
                    throw new IllegalStateException("stopped");
                }
            }
        };
        assertThatThrownBy(() ->
                        new ModelFetch(options(hub, Optional.empty())).fetch("tiny/model", "main", temp, impatient))
                .hasMessage("stopped");
        assertThat(temp.resolve(WEIGHTS)).doesNotExist();
        hub.requests.clear();
        fetch();
        assertThat(temp.resolve(WEIGHTS)).hasBinaryContent(hub.content(WEIGHTS));
        assertThat(hub.requests).last().asString().matches("store /model.safetensors bytes=\\d{6}-");
    }

    @Test
    void fetch_serverWithoutRanges_beginsAgain() throws Exception {
        hub.ignoreRanges = true;
        hub.breakOffAt.add(100_000);
        fetch();
        assertThat(temp.resolve(WEIGHTS)).hasBinaryContent(hub.content(WEIGHTS));
    }

    /** Without the guard it would wait for ever. */
    @Test
    @Timeout(120)
    void fetch_nothingComesAnyMore_givesUpTheConnectionAndGoesOn() throws Exception {
        hub.stalls = 1;
        fetch();
        assertThat(temp.resolve(WEIGHTS)).hasBinaryContent(hub.content(WEIGHTS));
        assertThat(recorder.events).anyMatch(e -> e.startsWith("retrying " + WEIGHTS) && e.contains("nothing came"));
    }

    @Test
    void fetch_alwaysBrokenOff_endsWithWhatToDo() {
        for (int i = 0; i < 10; i++) {
            hub.breakOffAt.add(0);
        }
        assertThatThrownBy(this::fetch)
                .isInstanceOf(IOException.class)
                .hasMessageContaining(WEIGHTS)
                .hasMessageContaining("3 failures in a row")
                .hasMessageContaining("goes on from there");
        assertThat(temp.resolve(WEIGHTS)).doesNotExist();
    }

    @Test
    void fetch_wrongChecksum_isThrownAwayAndSaid() throws IOException {
        for (String name : new String[] {"config.json", WEIGHTS}) {
            hub.corrupt = name;
            assertThatThrownBy(this::fetch)
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining(name)
                    .hasMessageContaining("checksum");
            assertThat(temp.resolve(name)).doesNotExist();
            assertNoParts(temp);
        }
    }

    @Test
    void fetch_damagedPartOfEarlier_isFoundOut() throws Exception {
        String part = new HubFile(WEIGHTS, 300_000, HubFile.Kind.SHA256, sha256(hub.content(WEIGHTS))).partName();
        Files.write(temp.resolve(part), new byte[1000]);
        assertThatThrownBy(this::fetch).hasMessageContaining("earlier, broken-off part");
        fetch();
        assertThat(temp.resolve(WEIGHTS)).hasBinaryContent(hub.content(WEIGHTS));
    }

    @Test
    void fetch_hubBusy_triesAgain() throws Exception {
        hub.statusFirst.addAll(List.of(503, 429));
        fetch();
        assertThat(temp.resolve(WEIGHTS)).exists();
    }

    @Test
    void fetch_unknownModel_saysSo() {
        assertThatThrownBy(() ->
                        new ModelFetch(options(hub, Optional.empty())).fetch("tiny/other", "main", temp, recorder))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("tiny/other")
                .hasMessageContaining("not found");
    }

    @Test
    void fetch_gatedModel_saysWhatOpensIt() {
        hub.statusFirst.add(401);
        assertThatThrownBy(this::fetch).isInstanceOf(ModelException.class).hasMessageContaining("HF_TOKEN");
    }

    @Test
    void fetch_token_goesToTheHubOnly() throws Exception {
        new ModelFetch(options(hub, Optional.of("s3cret"))).fetch("tiny/model", "main", temp, recorder);
        assertThat(hub.requests).filteredOn(r -> r.startsWith("hub")).allMatch(r -> r.endsWith("Bearer s3cret"));
        assertThat(hub.requests)
                .filteredOn(r -> r.startsWith("store"))
                .isNotEmpty()
                .noneMatch(r -> r.contains("s3cret"));
        assertThat(options(hub, Optional.of("s3cret")).toString()).doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://192.0.2.1/x", "ftp://127.0.0.1/x", "file:///etc/passwd", "http://[", ""})
    void fetch_redirectToSomethingThatIsNotHttps_isRefused(String location) {
        hub.redirectTo = location.isEmpty() ? "data:," : location;
        assertThatThrownBy(this::fetch).isInstanceOf(ModelException.class).hasMessageContaining("redirects to");
    }

    @Test
    void fetch_redirectInACircle_ends() {
        hub.redirectTo = "/tiny/model/resolve/" + LoopbackHub.COMMIT + "/" + WEIGHTS;
        assertThatThrownBy(this::fetch)
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("more than 5 redirects");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil.safetensors",
                "/etc/evil.safetensors",
                "a/../../evil",
                "..\\evil.safetensors",
                "c:evil.safetensors",
                "evil\n.safetensors"
            })
    void fetch_listingThatLeavesTheFolder_isRefusedAsAWhole(String name) throws IOException {
        hub.with(name, "x");
        Path folder = temp.resolve("model");
        assertThatThrownBy(() ->
                        new ModelFetch(options(hub, Optional.empty())).fetch("tiny/model", "main", folder, recorder))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("outside the model folder");
        assertThat(folder).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b/c", "../x", "a b", "a/b?x=1", "a/..", "https://x/y"})
    void fetch_nameThatIsNone_isRefused(String name) {
        assertThatThrownBy(() -> new ModelFetch(options(hub, Optional.empty())).fetch(name, "main", temp, recorder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("owner/name");
    }

    @Test
    void fetch_repositoryWithoutReadableWeights_isRefused() {
        try (LoopbackHub pickled = new LoopbackHub()
                .with("config.json", "{}")
                .with("tokenizer.json", "{}")
                .with("pytorch_model.bin", "x")) {
            assertThatThrownBy(() -> new ModelFetch(options(pickled, Optional.empty()))
                            .fetch("tiny/model", "main", temp, recorder))
                    .hasMessageContaining("pickled");
        }
    }

    @Test
    void options_plainHttpToAnotherMachine_isRefused() {
        for (String hub : List.of("http://hub.example", "ftp://127.0.0.1", "hub.example", "file:///x")) {
            assertThatThrownBy(() -> new FetchOptions(
                            URI.create(hub), Optional.empty(), Duration.ofSeconds(1), 1, Duration.ZERO))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("https");
        }
    }

    @Test
    void progress_ofALargeFile_growsToItsSize() throws Exception {
        fetch();
        List<Long> steps = recorder.steps;
        assertThat(steps).isSorted().hasSizeGreaterThan(2).endsWith(300_000L);
        assertThat(recorder.events).contains("started 3 files, 300009 bytes").endsWith("finished " + WEIGHTS);
    }

    @Test
    void consoleProgress_ofABrokenOffDownload_tellsWhatHappened() throws Exception {
        hub.breakOffAt.add(100_000);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        new ModelFetch(options(hub, Optional.empty()))
                .fetch("tiny/model", "main", temp, new ConsoleProgress(out, true));
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .containsSubsequence(
                        "3 files, 0.3 MB to fetch",
                        "config.json: complete, checksum right",
                        WEIGHTS,
                        "going on",
                        "100.0%  0.3 of 0.3 MB",
                        WEIGHTS + ": complete");
    }

    private void fetch() throws IOException, InterruptedException {
        new ModelFetch(options(hub, Optional.empty())).fetch("tiny/model", "main", temp, recorder);
    }

    private static FetchOptions options(LoopbackHub hub, Optional<String> token) {
        return new FetchOptions(hub.address(), token, Duration.ofSeconds(1), 3, Duration.ofMillis(1));
    }

    private static void assertNoParts(Path folder) throws IOException {
        assertThat(names(folder)).noneMatch(n -> n.endsWith(".part"));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    private static byte[] bytes(int n) {
        byte[] bytes = new byte[n];
        new Random(3).nextBytes(bytes);
        return Arrays.copyOf(bytes, n);
    }

    private static String sha256(byte[] bytes) throws Exception {
        return java.util.HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static final class Recorder implements FetchProgress {
        final List<String> events = new ArrayList<>();
        final List<Long> steps = new ArrayList<>();

        @Override
        public void started(int files, long bytes) {
            events.add("started " + files + " files, " + bytes + " bytes");
        }

        @Override
        public void advanced(String file, long done, long size) {
            if (file.equals(WEIGHTS)) {
                steps.add(done);
            }
        }

        @Override
        public void finished(String file) {
            events.add("finished " + file);
        }

        @Override
        public void kept(String file) {
            events.add("kept " + file);
        }

        @Override
        public void retrying(String file, String reason) {
            events.add("retrying " + file + ": " + reason);
        }
    }
}
