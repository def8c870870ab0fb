package org.sameframe.server;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The rules of docs/ARCHITECTURE.md, by their numbers. */
class ArchitectureTest {
    private static final String DOMAIN = "org.sameframe.room";
    private static final String ACTORS = "org.sameframe.room.actor..";
    private static final String CODEC = "org.sameframe.room.codec..";
    private static final String SCHEMA = "org.sameframe.schema..";

    private static JavaClasses ours;

    @BeforeAll
    static void read() {
        ours = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.sameframe");
    }

    @Test
    @DisplayName("rule 1: the domain depends on Java and itself, and asks neither for the time nor for a random number")
    void domain() {
        check(classes()
                .that()
                .resideInAPackage(DOMAIN)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(DOMAIN, "java..", "org.jspecify.annotations"));
        check(noClasses()
                .that()
                .resideInAPackage(DOMAIN)
                .should()
                .callMethodWhere(target(name("now").or(name("nanoTime")).or(name("currentTimeMillis")))
                        .and(target(owner(resideInAPackage("java..")))))
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.util\\.(Random|UUID|concurrent\\.ThreadLocalRandom)|java\\.security\\..*")
                .orShould()
                .callMethodWhere(
                        target(owner(nameMatching("java\\.lang\\.Math")).and(name("random"))))
                .orShould()
                .dependOnClassesThat(resideInAnyPackage("java.io..", "java.nio..", "java.net..", "java.sql..")));
    }

    @Test
    @DisplayName("rule 2: actors and codec know neither HTTP nor JDBC, nor the modules above them")
    void actors() {
        check(noClasses()
                .that()
                .resideInAnyPackage(ACTORS, CODEC)
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "org.apache.pekko.http..",
                        "java.net.http..",
                        "java.sql..",
                        "javax.sql..",
                        "org.sameframe.persistence..",
                        "org.sameframe.history..",
                        "org.sameframe.retention..",
                        "org.sameframe.edge..",
                        "org.sameframe.server..")));
        check(noClasses()
                .that()
                .resideInAnyPackage(
                        "org.sameframe.persistence..",
                        "org.sameframe.history..",
                        "org.sameframe.retention..",
                        "org.sameframe.webhook..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "org.apache.pekko.http..", "org.sameframe.edge..", "org.sameframe.server..")));
    }

    @Test
    @DisplayName("rule 3: generated classes are seen by codec, socket and exports only")
    void schema() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(SCHEMA, CODEC, "org.sameframe.edge.socket..", "org.sameframe.history.export..")
                .should()
                .dependOnClassesThat(resideInAPackage(SCHEMA)));
    }

    @Test
    @DisplayName("rule 4: only the server package puts parts together: nobody else knows it, or starts an actor system")
    void wiring() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("org.sameframe.server")
                .should()
                .dependOnClassesThat(resideInAPackage("org.sameframe.server"))
                .orShould()
                .callMethodWhere(
                        target(name("create")).and(target(owner(name("org.apache.pekko.actor.typed.ActorSystem"))))));
        check(noClasses()
                .that()
                .resideInAPackage("org.sameframe.edge..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.sameframe.persistence..")));
    }

    @Test
    @DisplayName("rule 5: Pekko by its Java interface for typed actors, nothing waits, and no packages go in circles")
    void pekko() {
        DescribedPredicate<JavaClass> hand = not(resideInAPackage(SCHEMA)).as("written by hand");
        check(classes().that(hand).should(haveNoScalaInSignatures()));
        check(noClasses()
                .that(hand)
                .should()
                .dependOnClassesThat(resideInAPackage("org.apache.pekko..scaladsl.."))
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching(
                        "org\\.apache\\.pekko\\.actor\\.(AbstractActor.*|ActorRef|Props|UntypedAbstractActor)"));
        check(noClasses()
                .that(hand)
                .should()
                .callMethodWhere(target(name("join").or(name("get")))
                        .and(target(
                                owner(nameMatching("java\\.util\\.concurrent\\.(CompletableFuture|Future|.*Task)")))))
                .orShould()
                .callMethodWhere(target(name("sleep")).and(target(owner(name("java.lang.Thread")))))
                .orShould()
                .callMethodWhere(target(name("join")).and(target(owner(name("java.lang.Thread")))))
                .orShould()
                .callMethodWhere(target(owner(name("scala.concurrent.Await$")))));
        check(slices().matching("org.sameframe.(**)").should().beFreeOfCycles());
    }

    @Test
    @DisplayName("rule 6: messages are records or enums; behaviors are final, made by a static create")
    void messages() {
        check(classes()
                .that()
                .resideInAPackage(ACTORS)
                .and()
                .implement(DescribedPredicate.describe(
                        "a message type",
                        (JavaClass type) ->
                                type.isInterface() && type.getSimpleName().endsWith("Message")))
                .and()
                .areNotInterfaces()
                .should()
                .beRecords()
                .orShould()
                .beEnums());
        check(classes()
                .that()
                .areAssignableTo("org.apache.pekko.actor.typed.ExtensibleBehavior")
                .or()
                .areAssignableTo("org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior")
                .should()
                .haveModifier(JavaModifier.FINAL)
                .andShould()
                .haveOnlyPrivateConstructors()
                .andShould(haveAStaticCreate()));
    }

    private static void check(ArchRule rule) {
        rule.check(ours);
    }

    private static ArchCondition<JavaClass> haveNoScalaInSignatures() {
        return new ArchCondition<>("have no scala type in a signature") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Stream<JavaMethod> written = type.getMethods().stream()
                        .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC)
                                && !method.getModifiers().contains(JavaModifier.BRIDGE));
                written.filter(method -> Stream.concat(
                                        Stream.of(method.getRawReturnType()), method.getRawParameterTypes().stream())
                                .anyMatch(used -> used.getPackageName().startsWith("scala")))
                        .forEach(method -> events.add(
                                SimpleConditionEvent.violated(method, method.getFullName() + " mentions scala")));
            }
        };
    }

    private static ArchCondition<JavaClass> haveAStaticCreate() {
        return new ArchCondition<>("have a static create") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean has = type.getMethods().stream()
                        .anyMatch(method -> method.getName().equals("create")
                                && method.getModifiers().containsAll(Set.of(JavaModifier.STATIC)));
                if (!has) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " has no static create"));
                }
            }
        };
    }
}
