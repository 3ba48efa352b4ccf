package org.meridiem.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.util.List;
import java.util.regex.Pattern;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/// The rules that every service keeps. A service takes all of them with
///
/// ```java
/// @AnalyzeClasses(packages = "org.meridiem.content", importOptions = ImportOption.DoNotIncludeTests.class)
/// class ArchitectureTest {
///     @ArchTest
///     static final ArchTests rules = ArchTests.in(ServiceArchitecture.class);
/// }
/// ```
public final class ServiceArchitecture {

    private static final Pattern FEATURE = Pattern.compile("org\\.meridiem\\.(content|trending|newsletter)(\\..*)?");
    private static final List<String> BANNED_SUFFIXES = List.of("Service", "Manager", "Impl", "Util", "Utils",
            "Helper");

    /// Features may use one another, but not in a circle.
    @ArchTest
    static final ArchRule FEATURES_ARE_FREE_OF_CYCLES = slices().matching("org.meridiem.*.(*)..").should()
            .beFreeOfCycles()
            .allowEmptyShould(true);

    /// What services share is in libs/; they speak to one another over the network.
    @ArchTest
    static final ArchRule NO_SERVICE_IMPORTS_ANOTHER = classes().should(dependOnNoOtherService());

    /// Resources translate between HTTP and use cases, nothing else.
    @ArchTest
    static final ArchRule RESOURCES_ARE_THIN = noClasses().that().haveSimpleNameEndingWith("Resource")
            .should().dependOnClassesThat().haveFullyQualifiedName("jakarta.persistence.EntityManager")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("javax.sql.DataSource")
            .orShould().dependOnClassesThat().haveFullyQualifiedName("io.agroal.api.AgroalDataSource")
            .orShould().dependOnClassesThat().resideInAnyPackage("java.sql..", "org.hibernate..", "org.apache.kafka..")
            .allowEmptyShould(true);

    /// Logs go through JBoss Logging or the like, structured.
    @ArchTest
    static final ArchRule NO_PLAIN_LOGGING = noClasses().should().dependOnClassesThat()
            .resideInAPackage("java.util.logging..");

    /// Nothing is printed.
    @ArchTest
    static final ArchRule NO_STANDARD_STREAMS = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    /// Dependencies come in through constructors.
    @ArchTest
    static final ArchRule NO_FIELD_INJECTION = noFields().should().beAnnotatedWith("jakarta.inject.Inject")
            .orShould().beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty");

    /// Settings are declared in one interface for each feature.
    @ArchTest
    static final ArchRule NO_SINGLE_CONFIG_PROPERTIES = noClasses().should()
            .dependOnClassesThat().haveFullyQualifiedName("org.eclipse.microprofile.config.inject.ConfigProperty");

    /// One constraint on settings would have every setting of the framework looked at, at every start (docs/adr/0037).
    @ArchTest
    static final ArchRule SETTINGS_HAVE_BOUNDS_OF_OURS = noClasses().that().areInterfaces().and()
            .haveSimpleNameEndingWith("Config").should().dependOnClassesThat().resideInAPackage("jakarta.validation..")
            .allowEmptyShould(true);

    /// A class is named for what it is or does.
    @ArchTest
    static final ArchRule NAMES_SAY_SOMETHING = noClasses().that(areOurs()).should(beNamedLikeADrawer());

    private ServiceArchitecture() {
    }

    private static DescribedPredicate<JavaClass> areOurs() {
        return DescribedPredicate.describe("are ours", type -> type.getPackageName().startsWith("org.meridiem")
                && !type.getSimpleName().contains("$") && !type.getSimpleName().contains("_"));
    }

    private static ArchCondition<JavaClass> beNamedLikeADrawer() {
        return new ArchCondition<>("be named *" + String.join(", *", BANNED_SUFFIXES)) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                BANNED_SUFFIXES.stream().filter(type.getSimpleName()::endsWith).forEach(suffix -> events.add(
                        SimpleConditionEvent.satisfied(type, type.getFullName() + " ends in " + suffix)));
            }
        };
    }

    private static ArchCondition<JavaClass> dependOnNoOtherService() {
        return new ArchCondition<>("depend on no other service") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> isOther(service(type), service(dependency.getTargetClass())))
                        .forEach(dependency -> events
                                .add(SimpleConditionEvent.violated(type, dependency.getDescription())));
            }
        };
    }

    private static boolean isOther(String own, String target) {
        return !own.isEmpty() && !target.isEmpty() && !own.equals(target);
    }

    private static String service(JavaClass type) {
        var matcher = FEATURE.matcher(type.getPackageName());
        return matcher.matches() ? matcher.group(1) : "";
    }
}
