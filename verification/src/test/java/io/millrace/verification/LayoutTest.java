package io.millrace.verification;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.millrace.events.DomainEvent;
import io.smallrye.config.ConfigMapping;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** The layout: who may depend on whom, and what stands where. Each rule says how to mend what breaks it. */
@AnalyzeClasses(packages = "io.millrace", importOptions = DoNotIncludeTests.class)
class LayoutTest {

    @ArchTest
    static final ArchRule events_depend_on_nothing_of_ours = noClasses()
            .that()
            .resideInAPackage("io.millrace.events..")
            .should()
            .dependOnClassesThat(ours("io.millrace.events.."))
            .because("events are the public contract that everybody shares: move what it needs into events itself");

    @ArchTest
    static final ArchRule configuration_files_depend_on_nothing_of_ours = noClasses()
            .that()
            .resideInAPackage("io.millrace.config..")
            .should()
            .dependOnClassesThat(ours("io.millrace.config.."))
            .because(
                    "services, jobs and the command read the same files: move what it needs into pipeline-config itself");

    @ArchTest
    static final ArchRule jobs_know_configuration_files_and_events_alone = noClasses()
            .that()
            .resideInAPackage("io.millrace.jobs..")
            .should()
            .dependOnClassesThat(ours("io.millrace.jobs..", "io.millrace.config..", "io.millrace.events.."))
            .because("Spark never meets Quarkus on a class path: hand what the job needs over in its arguments");

    @ArchTest
    static final ArchRule only_jobs_know_spark = noClasses()
            .that()
            .resideOutsideOfPackage("io.millrace.jobs..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.spark..")
            .because("Spark never meets Quarkus on a class path: start a job through the launcher");

    @ArchTest
    static final ArchRule the_platform_depends_on_events_alone = noClasses()
            .that()
            .resideInAPackage("io.millrace.platform..")
            .should()
            .dependOnClassesThat(ours("io.millrace.platform..", "io.millrace.events.."))
            .because("a library never depends on a service: hand the service's part in through an interface");

    @ArchTest
    static final ArchRule the_local_lake_depends_on_no_service = noClasses()
            .that()
            .resideInAPackage("io.millrace.lake..")
            .should()
            .dependOnClassesThat(ours("io.millrace.lake..", "io.millrace.events.."))
            .because("tests of every module use the lake: move what it needs to know into its specification");

    @ArchTest
    static final ArchRule services_meet_only_through_events = slices().matching(
                    "io.millrace.(mapping|comparison|alerting|gateway|bucketing|registration|bucketed|cleanroom|capture|reconciliation)..")
            .should()
            .notDependOnEachOther()
            .because("services are connected by events alone: publish an event, or move shared code to platform");

    @ArchTest
    static final ArchRule domain_logic_is_plain_java = noClasses()
            .that()
            .resideInAPackage("..domain..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.quarkus..",
                    "io.smallrye..",
                    "jakarta.enterprise..",
                    "jakarta.inject..",
                    "jakarta.ws.rs..",
                    "software.amazon..",
                    "org.apache.kafka..",
                    "org.eclipse.microprofile..")
            .because(
                    "the decision is tested without a container: put an interface into domain and its adapter beside it");

    @ArchTest
    static final ArchRule events_enter_through_listeners = methods()
            .that()
            .areAnnotatedWith(Incoming.class)
            .should()
            .beDeclaredInClassesThat()
            .resideInAPackage("..listener..")
            .because("a reader looks for what a service reacts to in its listener package: move the method there");

    @ArchTest
    static final ArchRule settings_stand_in_config = classes()
            .that()
            .areAnnotatedWith(ConfigMapping.class)
            .should()
            .resideInAnyPackage("..config..", "io.millrace.platform..")
            .because("the settings reference is made from the config packages: move the interface there");

    @ArchTest
    static final ArchRule aws_clients_are_made_in_one_place = noClasses()
            .that()
            .resideOutsideOfPackage("io.millrace.platform.aws..")
            .should()
            .callMethodWhere(describe("an AWS client is built", LayoutTest::buildsAwsClient))
            .because("endpoints, retries and rate limits are shared: take the client from AwsClients");

    @ArchTest
    static final ArchRule domain_events_are_records = classes()
            .that()
            .implement(DomainEvent.class)
            .should()
            .beRecords()
            .because("an event is data: make it a record, register it in EventType and regenerate the schemas");

    @ArchTest
    static final ArchRule names_say_what_a_class_is = noClasses()
            .should()
            .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)$")
            .because("such names say nothing: name the class after the thing that it is in the field's terms");

    @ArchTest
    static final ArchRule modules_have_no_cycles = slices().matching("io.millrace.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a cycle means that one of the types stands in the wrong module: move it");

    private static com.tngtech.archunit.base.DescribedPredicate<JavaClass> ours(String... allowed) {
        return resideInAnyPackage("io.millrace..")
                .and(com.tngtech.archunit.base.DescribedPredicate.not(resideInAnyPackage(allowed)))
                .as("another module of Millrace");
    }

    private static boolean buildsAwsClient(JavaCall<?> call) {
        return call.getTargetOwner().getPackageName().startsWith("software.amazon.awssdk.services.")
                && call.getTargetOwner().getSimpleName().endsWith("Client")
                && (call.getName().equals("builder") || call.getName().equals("create"));
    }
}
