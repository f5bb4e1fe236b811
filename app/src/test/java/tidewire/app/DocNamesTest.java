package tidewire.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tidewire.events.Topics;

/** Names of types, members, topics, meters and keys in all documents are those of the code. */
class DocNamesTest {
    private static final Path ROOT = Path.of("..");
    /** {@code `Name`} or {@code `Name.member`}, with or without its package. */
    private static final Pattern NAME = Pattern.compile(
            "`(?:tidewire(?:\\.[a-z]+)+\\.)?([A-Z][a-z0-9]+[A-Za-z0-9]*(?:\\.[A-Z][A-Za-z]*)?)(?:\\.([a-z]\\w*))?`");

    /** Topics, meters, and packages: {@code `tidewire.x.y`} or {@code `tidewire_x_y`} */
    private static final Pattern DOTTED = Pattern.compile("`(tidewire(?:[._][a-z0-9-]+){2,})`");
    /** {@code `section.key`}, {@code `section[].key`} */
    private static final Pattern KEY = Pattern.compile("`([a-z-]+(?:\\[])?(?:\\.[a-z-]+(?:\\[])?)+)`");

    private static final Pattern FILES = Pattern.compile("\\.(py|md|json|jsonl|yml|csv|db)$");
    /** Of which the changelog says that they are no keys any more. */
    private static final Set<String> GONE = Set.of("exchanges[].lag", "kafka.data");

    /** From the root of the project, or from where the document is. */
    private static final Pattern PATH =
            Pattern.compile("(?<![\\w/.$-])((?:app|events|llm|ingest|summarizer|alerts|dashboard"
                    + "|simulator|benchmarks|training|models|deploy|docs|\\.ci)/[\\w./-]*\\w)");

    private static final Set<String> EXAMPLES = Set.of("events/src/test/resources/released/X.Y.Z", "models/my-model");

    /** Keys in the files of models, and Python's modules. */
    private static final Pattern OF_MODELS =
            Pattern.compile("tidewire\\.(gate|check)\\..*|tidewire_(tune|training)\\..*");
    /** What the field calls so: headers, elements, types of others. */
    private static final Set<String> OTHERS = Set.of("Date", "Expires", "Location", "Secure");

    private static final JavaClasses CLASSES = new ClassFileImporter().importPackages("tidewire");

    private static final Set<String> TESTS = tests();

    static List<Path> documents() throws IOException {
        return Documents.all();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void namesOfTypesAndMembers_areThoseOfTheCode(Path document) throws IOException {
        String text = Files.readString(document);
        Set<String> unknown = new TreeSet<>();
        for (Matcher name = NAME.matcher(text); name.find(); ) {
            String type = name.group(1);
            List<JavaClass> classes = named(type);
            boolean known = OTHERS.contains(type)
                    || TESTS.contains(type)
                    || name.group(2) == null && !classes.isEmpty()
                    || name.group(2) != null && hasMember(classes, name.group(2));
            if (!known) {
                unknown.add(name.group());
            }
        }
        assertThat(unknown).as("types and members in %s", document).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void namesOfTopicsAndMeters_areThoseThatThereAre(Path document) throws IOException {
        Set<String> meters = Meters.explained();
        Set<String> unknown = new TreeSet<>();
        for (Matcher name = DOTTED.matcher(Files.readString(document)); name.find(); ) {
            String dotted = name.group(1);
            boolean known = dotted.endsWith(".v1")
                    ? Topics.all().contains(dotted)
                    : isPackage(dotted)
                            || OF_MODELS.matcher(dotted).matches()
                            || meters.stream()
                                    .anyMatch(meter -> dotted.replace('.', '_').matches(meter + Meters.FORMS));
            if (!known) {
                unknown.add(dotted);
            }
        }
        assertThat(unknown).as("topics, packages and meters in %s", document).isEmpty();
    }

    @Test
    void keys_areKnown_plainOnesAndThoseInCommentsAndLists() throws IOException {
        assertThat(ConfigurationKeys.all())
                .contains("feeds.url", "dashboard.token-env", "alerts.routes.webhook-env", "summarizer.windows");
    }

    @ParameterizedTest
    @MethodSource("documents")
    void keys_areThoseOfTheConfiguration(Path document) throws IOException {
        Set<String> keys = ConfigurationKeys.all();
        Set<String> unknown = new TreeSet<>();
        for (Matcher name = KEY.matcher(Files.readString(document)); name.find(); ) {
            String key = name.group(1).replace("[]", "");
            String section = key.substring(0, key.indexOf('.'));
            if (keys.contains(section)
                    && !keys.contains(key)
                    && !GONE.contains(name.group(1))
                    && !FILES.matcher(key).find()
                    && !isPackage(key)) {
                unknown.add(name.group(1));
            }
        }
        assertThat(unknown).as("keys in %s", document).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("documentsAndScripts")
    void paths_areThoseOfFilesThatThereAre(Path document) throws IOException {
        Set<String> unknown = new TreeSet<>();
        for (Matcher path = PATH.matcher(Files.readString(document)); path.find(); ) {
            boolean there = Files.exists(ROOT.resolve(path.group(1)))
                    || Files.exists(document.resolveSibling(path.group(1)))
                    || path.group(1).contains("target/")
                    || EXAMPLES.contains(path.group(1));
            if (!there) {
                unknown.add(path.group(1));
            }
        }
        assertThat(unknown).as("files and folders in %s", document).isEmpty();
    }

    static List<Path> documentsAndScripts() throws IOException {
        List<Path> all = new ArrayList<>(Documents.all());
        try (var scripts = Files.list(ROOT.resolve(".ci"))) {
            scripts.filter(Files::isRegularFile).sorted().forEach(all::add);
        }
        all.add(ROOT.resolve("docker-compose.yml"));
        return all;
    }

    /** By its full name, or its end as rooms are called among themselves. */
    private static boolean isPackage(String name) {
        return CLASSES.stream().map(JavaClass::getPackageName).anyMatch(p -> p.equals(name) || p.endsWith("." + name));
    }

    private static List<JavaClass> named(String type) {
        return CLASSES.stream()
                .filter(c -> c.getName().replace('$', '.').endsWith("." + type))
                .toList();
    }

    private static boolean hasMember(Collection<JavaClass> classes, String member) {
        return classes.stream()
                .flatMap(c -> c.getAllMembers().stream())
                .map(JavaMember::getName)
                .anyMatch(member::equals);
    }

    /** Classes in the test sources of all modules: they are not on this module's class path. */
    private static Set<String> tests() {
        try (var files = Files.find(ROOT, 20, (file, is) -> file.toString().matches(".*/src/test/java/.*\\.java"))) {
            return files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
