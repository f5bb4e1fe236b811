package tidewire.summarizer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A topology holds no algorithm, an algorithm imports no Kafka. */
class KafkaImportsTest {
    private static final String KAFKA_SIDE =
            ".*(Processor|Topology|Serdes?|ToDesks|Stores?|Hook|StoredDesk|DigestSettings)(\\$.*)?";

    private final JavaClasses classes =
            new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests())).importPackages("tidewire.summarizer");

    @Test
    void algorithms_importNoKafka() {
        noClasses()
                .that()
                .haveNameNotMatching(KAFKA_SIDE)
                .and()
                .resideOutsideOfPackages("tidewire.summarizer", "tidewire.summarizer.streams")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka..")
                .check(classes);
    }

    @Test
    void onlyTopologies_buildTopologies() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Topology")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.apache.kafka.streams.StreamsBuilder")
                .check(classes);
    }

    @Test
    void stages_doNotDependOnEachOtherInCircles() {
        slices().matching("tidewire.summarizer.(*)..").should().beFreeOfCycles().check(classes);
    }
}
