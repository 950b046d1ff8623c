package dev.watchbill;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Which room may know which: see the table of suffixes and the arrows below. */
final class Walls {
  private static final String ROOT = "dev.watchbill.";

  /**
   * The arrows between features, and from features to what they stand on. A feature that is not
   * listed may know nothing; adding an arrow is a decision, made here.
   */
  private static final Map<String, Set<String>> ARROWS =
      Map.ofEntries(
          entry("text", Set.of()),
          entry("worktime", Set.of("text")),
          entry("config", Set.of("text", "worktime", "platform")),
          entry("people", Set.of("config", "text", "platform")),
          entry("ground", Set.of("people", "config", "text", "platform")),
          entry("rotation", Set.of("ground", "people", "worktime", "config", "text", "platform")),
          entry(
              "support",
              Set.of("ground", "rotation", "people", "worktime", "config", "text", "platform")),
          entry(
              "escalation",
              Set.of(
                  "ground",
                  "support",
                  "rotation",
                  "people",
                  "worktime",
                  "config",
                  "text",
                  "platform")),
          entry(
              "cover",
              Set.of(
                  "ground",
                  "home",
                  "rotation",
                  "people",
                  "worktime",
                  "config",
                  "text",
                  "platform")),
          entry("alias", Set.of("ground", "rotation", "people", "config", "text", "platform")),
          entry(
              "handoff",
              Set.of(
                  "ground",
                  "alias",
                  "support",
                  "escalation",
                  "home",
                  "rotation",
                  "people",
                  "worktime",
                  "config",
                  "text",
                  "platform")),
          entry(
              "retrospective",
              Set.of(
                  "ground",
                  "handoff",
                  "home",
                  "rotation",
                  "people",
                  "worktime",
                  "config",
                  "text",
                  "platform")),
          entry(
              "calendar",
              Set.of(
                  "ground", "home", "release", "rotation", "people", "config", "text", "platform")),
          entry(
              "criticalbug",
              Set.of(
                  "ground",
                  "home",
                  "rotation",
                  "people",
                  "worktime",
                  "config",
                  "text",
                  "platform")),
          entry(
              "notification",
              Set.of(
                  "ground",
                  "criticalbug",
                  "home",
                  "rotation",
                  "people",
                  "worktime",
                  "config",
                  "text",
                  "platform")),
          entry(
              "patch",
              Set.of(
                  "ground",
                  "criticalbug",
                  "home",
                  "rotation",
                  "people",
                  "worktime",
                  "config",
                  "text",
                  "platform")),
          entry(
              "postmortem",
              Set.of(
                  "ground",
                  "criticalbug",
                  "escalation",
                  "home",
                  "rotation",
                  "people",
                  "worktime",
                  "config",
                  "text",
                  "platform")),
          entry(
              "figures",
              Set.of("ground", "criticalbug", "people", "worktime", "config", "text", "platform")),
          entry("home", Set.of("ground", "support", "rotation", "people", "text", "platform")),
          entry(
              "release",
              Set.of("ground", "home", "people", "worktime", "config", "text", "platform")),
          entry(
              "freeze",
              Set.of(
                  "ground", "release", "home", "people", "worktime", "config", "text", "platform")),
          entry(
              "exemption",
              Set.of(
                  "ground",
                  "freeze",
                  "release",
                  "home",
                  "people",
                  "worktime",
                  "config",
                  "text",
                  "platform")),
          entry(
              "approval",
              Set.of(
                  "ground",
                  "exemption",
                  "freeze",
                  "release",
                  "home",
                  "rotation",
                  "people",
                  "worktime",
                  "config",
                  "text",
                  "platform")),
          entry(
              "gate",
              Set.of(
                  "ground",
                  "exemption",
                  "freeze",
                  "release",
                  "people",
                  "config",
                  "text",
                  "platform")),
          entry(
              "readiness",
              Set.of(
                  "ground",
                  "freeze",
                  "release",
                  "home",
                  "people",
                  "worktime",
                  "config",
                  "text",
                  "platform")),
          entry("platform", Set.of("text")));

  static final Map<String, ArchRule> ALL = all();

  private Walls() {}

  private static Map<String, ArchRule> all() {
    var rules = new LinkedHashMap<String, ArchRule>();
    ARROWS.forEach((from, to) -> rules.put("arrows from " + from, arrows(from, to)));
    rules.put(
        "no cycles between features",
        slices().matching(ROOT + "(**)").namingSlices("$1").should().beFreeOfCycles());
    rules.put(
        "only Main knows the sandbox",
        noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "sandbox..")
            .and(describe("are not Main…", c -> !outermost(c).getName().startsWith(ROOT + "Main")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + "sandbox..")
            .because("the bot must run against Slack as if the sandbox did not exist"));
    rules.put(
        "the sandbox knows nothing of the bot",
        noClasses()
            .that()
            .resideInAnyPackage(ROOT + "sandbox..", ROOT + "planted.sandbox..")
            .should()
            .dependOnClassesThat(
                describe(
                    "belong to the bot",
                    c ->
                        c.getPackageName().startsWith("dev.watchbill")
                            && !c.getPackageName().startsWith(ROOT + "planted")
                            && !Set.of("sandbox", "text").contains(room(c))))
            .because("an honest stand-in cannot look into the bot's cards"));
    rules.put(
        "Slack is spoken only at the edges",
        noClasses()
            .that(areNot("Slack", "Messages"))
            .and()
            .resideOutsideOfPackages(ROOT + "platform.slack..", ROOT + "sandbox..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.slack..")
            .because("the core must not change when Slack does"));
    rules.put(
        "SQL lives in stores",
        noClasses()
            .that(areNot("Store", "Feature", "Watchbill", "Ground"))
            .and()
            .resideOutsideOfPackages(ROOT + "platform.storage..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.jdbi..")
            .because(
                "what is remembered, and how, stands in one file; the composition only hands JDBI on"));
    rules.put(
        "queries are declared in package-private stores",
        methods()
            .that()
            .areAnnotatedWith(SqlQuery.class)
            .should()
            .beDeclaredInClassesThat(
                describe(
                    "are or belong to a …Store, and are seen in their package only",
                    c ->
                        outermost(c).getSimpleName().endsWith("Store")
                            && !c.getModifiers().contains(JavaModifier.PUBLIC)))
            .because("a feature's rows are its own affair"));
    rules.put(
        "Quartz only in platform.jobs",
        noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "platform.jobs..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.quartz..")
            .because("Quartz only wakes us; the database is the truth"));
    rules.put(
        "GitHub is spoken only in platform.github",
        noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "platform.github..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.kohsuke..")
            .because("the core must not change when GitHub does"));
    rules.put(
        "policies are pure",
        noClasses()
            .that()
            .haveSimpleNameEndingWith("Policy")
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(
                    "com.slack..",
                    "org.jdbi..",
                    "org.quartz..",
                    "java.sql..",
                    "java.net..",
                    "java.io..",
                    ROOT + "platform.storage..",
                    ROOT + "platform.jobs.."))
            .because("a decision can be read, and tried, without the world around it"));
    rules.put(
        "policies are told the time",
        noClasses()
            .that()
            .haveSimpleNameEndingWith("Policy")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .because("now is an argument"));
    rules.put(
        "one clock, injected",
        noClasses()
            .that(describe("are not Main", c -> !outermost(c).getName().equals(ROOT + "Main")))
            .should()
            .callMethodWhere(readsTheSystemClock())
            .because("a week must be tellable in a minute, and a test must not wait"));
    rules.put(
        "nobody sleeps",
        noClasses()
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .because("we wait for conditions, not for luck"));
    rules.put(
        "only the command line prints",
        noClasses()
            .that()
            .resideOutsideOfPackages("dev.watchbill")
            .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
            .because("everything else is logged"));
    rules.put(
        "no Managers, Helpers or Utils",
        classes()
            .should()
            .haveNameNotMatching(".*(Manager|Helper|Util|Utils|Impl)$")
            .because("there is a noun for it"));
    return rules;
  }

  private static ArchRule arrows(String from, Set<String> to) {
    return noClasses()
        .that()
        .resideInAnyPackage(ROOT + from + "..", ROOT + "planted." + from + "..")
        .should()
        .dependOnClassesThat(
            describe(
                "belong to a room other than " + to,
                c ->
                    c.getPackageName().startsWith("dev.watchbill")
                        && !c.getPackageName().startsWith(ROOT + "planted")
                        && !room(c).equals(from)
                        && !to.contains(room(c))))
        .because("the arrows between features are few and listed");
  }

  private static String room(JavaClass c) {
    var rest = c.getPackageName() + ".";
    return rest.equals(ROOT) ? "" : rest.substring(ROOT.length(), rest.indexOf('.', ROOT.length()));
  }

  private static DescribedPredicate<JavaClass> areNot(String... suffixes) {
    return describe(
        "are not named …" + String.join(" or …", suffixes),
        c ->
            java.util.Arrays.stream(suffixes)
                .noneMatch(suffix -> outermost(c).getSimpleName().endsWith(suffix)));
  }

  private static DescribedPredicate<JavaCall<?>> readsTheSystemClock() {
    return describe(
        "reads the system clock",
        call -> {
          AccessTarget.CodeUnitCallTarget target = call.getTarget();
          var owner = target.getOwner().getName();
          var name = target.getName();
          return (owner.startsWith("java.time.")
                  && (name.startsWith("system") || name.equals("tick") || namesNow(target)))
              || (owner.equals("java.lang.System") && name.equals("currentTimeMillis"));
        });
  }

  private static boolean namesNow(AccessTarget.CodeUnitCallTarget target) {
    return target.getName().equals("now")
        && target.getRawParameterTypes().stream().noneMatch(p -> p.isEquivalentTo(Clock.class));
  }

  private static JavaClass outermost(JavaClass c) {
    return c.getEnclosingClass().map(Walls::outermost).orElse(c);
  }
}
