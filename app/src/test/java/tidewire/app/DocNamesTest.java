package tidewire.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tidewire.events.Topics;

/** Names of classes, methods and topics in the documents are those of the code. */
class DocNamesTest {
    private static final Path ROOT = Path.of("..");
    /** {@code `Name`} or {@code `Name.member`}, with or without its package. */
    private static final Pattern NAME = Pattern.compile(
            "`(?:tidewire(?:\\.[a-z]+)+\\.)?([A-Z][a-z0-9]+[A-Za-z0-9]*(?:\\.[A-Z][A-Za-z]*)?)(?:\\.([a-z]\\w*))?`");

    private static final Pattern TOPIC = Pattern.compile("`(tidewire\\.[a-z.-]+\\.v1)`");
    /** What the field calls so: headers, elements, types of others. */
    private static final Set<String> OTHERS = Set.of("Date", "Expires", "Location");

    private static final JavaClasses CLASSES = new ClassFileImporter().importPackages("tidewire");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docs/how-it-works.md",
                "docs/extend.md",
                "docs/scaling.md",
                "docs/operate.md",
                "docs/consumers.md",
                "ARCHITECTURE.md",
                "CONTRIBUTING.md"
            })
    void names_inADocument_areThoseOfTheCode(String document) throws IOException {
        String text = Files.readString(ROOT.resolve(document));
        Set<String> tests = tests();
        Set<String> unknown = new TreeSet<>();
        for (Matcher name = NAME.matcher(text); name.find(); ) {
            String type = name.group(1);
            List<JavaClass> classes = named(type);
            boolean known = OTHERS.contains(type)
                    || tests.contains(type)
                    || name.group(2) == null && !classes.isEmpty()
                    || name.group(2) != null && hasMember(classes, name.group(2));
            if (!known) {
                unknown.add(name.group());
            }
        }
        for (Matcher topic = TOPIC.matcher(text); topic.find(); ) {
            if (!Topics.all().contains(topic.group(1))) {
                unknown.add(topic.group());
            }
        }
        assertThat(unknown)
                .as("names in %s that the code does not have", document)
                .isEmpty();
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
    private static Set<String> tests() throws IOException {
        try (var files = Files.find(ROOT, 20, (file, is) -> file.toString().matches(".*/src/test/java/.*\\.java"))) {
            return files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .collect(Collectors.toSet());
        }
    }
}
