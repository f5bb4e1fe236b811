package tidewire.app;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;

/** Which module may import which: the table in ARCHITECTURE.md. */
@AnalyzeClasses(packages = "tidewire", importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleRulesTest {
    @ArchTest
    static final ArchRule events = importsOnly("events");

    @ArchTest
    static final ArchRule llm = importsOnly("llm");

    @ArchTest
    static final ArchRule ingest = importsOnly("ingest", "events");

    @ArchTest
    static final ArchRule summarizer = importsOnly("summarizer", "events", "llm");

    @ArchTest
    static final ArchRule alerts = importsOnly("alerts", "events");

    @ArchTest
    static final ArchRule dashboard = importsOnly("dashboard", "events");

    @ArchTest
    static final ArchRule simulator = importsOnly("simulator", "events");

    @ArchTest
    static final ArchRule llmKnowsNoKafka = ArchRuleDefinition.noClasses()
            .that()
            .resideInAPackage("tidewire.llm..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");

    /** The window's arithmetic can be read, tested and reused without a native library. */
    @ArchTest
    static final ArchRule windowKnowsNoPyTorch = ArchRuleDefinition.noClasses()
            .that()
            .resideInAnyPackage("tidewire.llm.window..", "tidewire.llm.checkpoint..", "tidewire.llm.gguf..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.djl..", "tidewire.llm.torch..");

    private static ArchRule importsOnly(String module, String... others) {
        DescribedPredicate<JavaClass> forbidden =
                DescribedPredicate.describe("of a module that " + module + " must not import", type -> {
                    String name = type.getPackageName();
                    return isOf(name, "")
                            && !isOf(name, module)
                            && List.of(others).stream().noneMatch(m -> isOf(name, m));
                });
        return ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage("tidewire." + module + "..")
                .should()
                .dependOnClassesThat(forbidden);
    }

    /** @param module empty for any of ours */
    private static boolean isOf(String name, String module) {
        return module.isEmpty()
                ? name.startsWith("tidewire.")
                : name.equals("tidewire." + module) || name.startsWith("tidewire." + module + ".");
    }
}
