package dev.watchbill.sandbox;

import com.slack.api.bolt.App;
import dev.watchbill.sandbox.workspace.Message;
import dev.watchbill.sandbox.workspace.Person;
import dev.watchbill.sandbox.workspace.Person.Standing;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A sandbox with a few people, and Bolt apps on it. */
abstract class TestBed {
  static final String APP = "U0WATCHBILL";

  final SandboxClock clock = SandboxClock.over(Clock.systemUTC());
  private final List<BoltBot> bots = new ArrayList<>();
  Sandbox sandbox;

  @BeforeEach
  void open() {
    sandbox = Sandbox.start(options().apply(SandboxOptions.fleeting(clock)));
    sandbox.workspace().furnish(this::furnish);
  }

  private void furnish() {
    var people = sandbox.workspace().people();
    people.add(Person.member("ada", "Ada Lovelace").administering());
    people.add(Person.member("ben", "Ben Bit"));
    people.add(Person.member("gus", "Gus Guest").as(Standing.GUEST));
    people.add(Person.member("sam", "Sam Stranger").as(Standing.STRANGER).of("T0OTHER"));
    people.add(Person.member("zoe", "Zoe Gone").as(Standing.DEACTIVATED));
    var channels = sandbox.workspace().channels();
    channels.create("general", List.of(id("ada"), id("ben"), APP));
    channels.create("elsewhere", List.of(id("ada")));
    channels.createPrivate("secret", List.of(id("ada")));
    sandbox.workspace().userGroups().create("oncall", "On call", List.of(id("ada")));
  }

  @AfterEach
  void close() throws Exception {
    for (var bot : bots) {
      bot.stop();
    }
    sandbox.close();
  }

  /** To be overridden by those who want something special. */
  UnaryOperator<SandboxOptions> options() {
    return usual -> usual;
  }

  /** A Bolt app with these handlers, connected. */
  BoltBot bot(Consumer<App> handlers) throws Exception {
    var bot = BoltBot.on(sandbox, handlers);
    bots.add(bot);
    return bot;
  }

  BoltBot bot() throws Exception {
    return bot(app -> {});
  }

  String id(String name) {
    return sandbox.workspace().people().get(name).id();
  }

  String channel(String name) {
    return sandbox.workspace().channels().get(name).id();
  }

  List<String> textsIn(String channel) {
    return sandbox.workspace().messages().in(channel(channel)).stream().map(Message::text).toList();
  }
}
