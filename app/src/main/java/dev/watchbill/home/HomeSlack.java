package dev.watchbill.home;

import dev.watchbill.home.HomeMessages.Mine;
import dev.watchbill.people.People;
import dev.watchbill.people.Permissions;
import dev.watchbill.people.PersonId;
import dev.watchbill.people.Ruling;
import dev.watchbill.platform.slack.Event;
import dev.watchbill.platform.slack.HomeTabs;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.slack.SlackRefused;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.rotation.OnCall;
import dev.watchbill.rotation.Rotations;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows the Home tab to whoever opens it, as things stand at that moment. */
public final class HomeSlack {
  private static final Logger log = LoggerFactory.getLogger(HomeSlack.class);

  private static final int WEEKS_AHEAD = 26;

  private final Rotations rotations;
  private final Function<PersonId, Optional<String>> openRequests;
  private final Permissions permissions;
  private final HomeMessages messages;
  private final HomeTabs tabs;
  private final Transactions transactions;
  private final Executor afterwards;

  /**
   * @param openRequests what a reader holds and has not resolved, in mrkdwn; empty if nothing
   * @param afterwards does what calls Slack, so that no event waits for it
   */
  public HomeSlack(
      Rotations rotations,
      Function<PersonId, Optional<String>> openRequests,
      People people,
      HomeTabs tabs,
      Transactions transactions,
      Executor afterwards) {
    this.rotations = rotations;
    this.openRequests = openRequests;
    this.permissions = new Permissions(people);
    this.messages = new HomeMessages(people);
    this.tabs = tabs;
    this.transactions = transactions;
    this.afterwards = afterwards;
  }

  /** Listens for people who open the app. */
  public void listen(Reception reception) {
    reception.event("app_home_opened", "home", this::opened);
  }

  private void opened(Event event) {
    // The same event tells that somebody opened the bot's direct messages.
    if (event.body().text("tab").filter("home"::equals).isPresent()) {
      event
          .userId()
          .ifPresent(user -> transactions.afterCommit(() -> afterwards.execute(() -> show(user))));
    }
  }

  private void show(String user) {
    try {
      tabs.show(user, view(new PersonId(user)));
    } catch (SlackRefused e) {
      // Whoever opens the tab again is shown it anew.
      log.warn("the Home tab of {} was not shown: {}", user, e.getMessage());
    } catch (RuntimeException e) {
      log.error("the Home tab of {} failed", user, e);
    }
  }

  private String view(PersonId reader) {
    if (permissions.mayUseTheBot(reader) instanceof Ruling.Denied denied) {
      return messages.refused(denied.reason());
    }
    List<OnCall> now = rotations.now();
    return messages.home(
        now,
        now.stream().flatMap(each -> next(each, reader).stream()).toList(),
        openRequests.apply(reader));
  }

  private Optional<Mine> next(OnCall rotation, PersonId reader) {
    return rotations.schedule(rotation.rotation(), WEEKS_AHEAD).duties().stream()
        .filter(duty -> duty.person().equals(reader))
        .findFirst()
        .map(duty -> new Mine(rotation, duty));
  }
}
