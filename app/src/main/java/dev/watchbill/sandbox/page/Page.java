package dev.watchbill.sandbox.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.watchbill.sandbox.BotUnderClock;
import dev.watchbill.sandbox.Routes;
import dev.watchbill.sandbox.Sandbox;
import dev.watchbill.sandbox.SandboxClock;
import dev.watchbill.sandbox.github.GitHub;
import dev.watchbill.sandbox.github.Project;
import dev.watchbill.sandbox.json.Json;
import dev.watchbill.sandbox.mergefreeze.MergeFreezeBoard;
import dev.watchbill.sandbox.workspace.Person;
import io.javalin.config.JavalinConfig;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The page that looks and works like Slack: served by the sandbox at its own address. Give it to
 * {@code SandboxOptions.serving}; introduce the bots when they have started.
 */
public final class Page implements Routes {
  private final SandboxClock clock;
  private final List<BotUnderClock> bots = new CopyOnWriteArrayList<>();
  private Optional<PullPage> pulls = Optional.empty();

  /** A page that shows and moves this clock, the same that the sandbox lives by. */
  public Page(SandboxClock clock) {
    this.clock = clock;
  }

  /** From now on moving the clock waits for this bot, and the inspector looks into it. */
  public void introduce(BotUnderClock bot) {
    bots.add(bot);
  }

  /** Shows these pull requests too, and what holds them. */
  public Page showing(GitHub gitHub, Project project, MergeFreezeBoard mergeFreeze) {
    pulls = Optional.of(new PullPage(gitHub, project, mergeFreeze));
    return this;
  }

  @Override
  public void mount(JavalinConfig config, Sandbox sandbox) {
    var sight = new Sight(sandbox.workspace());
    var feed = new Feed(sandbox.workspace(), sight);
    var time = new Time(clock, feed);
    var inspector = new Inspector(sandbox, feed);
    pulls.ifPresent(page -> page.tellsOn(feed));
    new PageRoutes(sandbox, sight, feed, time, inspector, bots, pulls).mount(config.routes);
    // Last, for its paths are the widest, and the first route that fits is taken.
    Assets.mount(config.routes);
    config.events.serverStopping(
        () -> {
          feed.close();
          time.close();
        });
  }

  /** Whom the page acts as: an id or a handle; somebody, if it does not say. */
  static Person viewer(Sandbox sandbox, String asked) {
    var people = sandbox.workspace().people();
    return people
        .find(asked)
        .filter(Person::isHuman)
        .or(() -> people.all().stream().filter(Person::isHuman).findFirst())
        .orElseThrow(() -> new IllegalStateException("Nobody is in this workspace."));
  }

  /** An object that the page sent; an empty one if it sent something else. */
  static ObjectNode sent(String body) {
    JsonNode json = Json.read(body).orElseGet(Json::object);
    return json instanceof ObjectNode object ? object : Json.object();
  }
}
