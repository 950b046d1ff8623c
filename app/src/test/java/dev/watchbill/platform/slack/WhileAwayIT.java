package dev.watchbill.platform.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.watchbill.platform.directory.DirectoryStore;
import dev.watchbill.platform.directory.PostgresDirectory;
import dev.watchbill.platform.inbox.InboxStore;
import dev.watchbill.platform.inbox.PostgresInbox;
import dev.watchbill.platform.storage.TestDatabase;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.sandbox.Sandbox;
import dev.watchbill.sandbox.SandboxClock;
import dev.watchbill.sandbox.SandboxOptions;
import dev.watchbill.sandbox.faults.Fault;
import dev.watchbill.sandbox.workspace.Message;
import dev.watchbill.sandbox.workspace.Person;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens in Slack while the bot is away, and what it makes of it when it is back. */
class WhileAwayIT {
  private static final Watchfulness CLOSE =
      new Watchfulness(
          Duration.ofMillis(100),
          Duration.ofSeconds(1),
          Duration.ofHours(1), // routine readings are another matter
          Duration.ofMillis(500),
          Duration.ofMillis(200),
          Duration.ofSeconds(1),
          Duration.ofHours(24));

  private final SandboxClock clock = SandboxClock.over(Clock.systemUTC());
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final List<String> reactions = new CopyOnWriteArrayList<>();
  private final List<Followed> followed = new CopyOnWriteArrayList<>();
  private final AtomicInteger caughtUp = new AtomicInteger();
  private final List<AutoCloseable> open = new ArrayList<>();
  private Sandbox sandbox;
  private Jdbi jdbi;
  private String help;

  @BeforeEach
  void open() {
    jdbi = TestDatabase.fresh().jdbi();
    sandbox = Sandbox.start(SandboxOptions.fleeting(clock));
    sandbox.workspace().people().add(Person.member("ada", "Ada Lovelace"));
    sandbox.workspace().people().add(Person.member("ben", "Ben B"));
    var people = sandbox.workspace().people();
    var bot = sandbox.workspace().app().userId();
    help =
        sandbox
            .workspace()
            .channels()
            .create("help", List.of(people.get("ada").id(), people.get("ben").id(), bot))
            .id();
  }

  @AfterEach
  void close() throws Exception {
    for (var closeable : open) {
      closeable.close();
    }
    sandbox.close();
  }

  @Test
  void an_answer_in_an_old_thread_is_heard_if_somebody_follows_it() throws Exception {
    var bot = listening();
    var asked = sandbox.as("ada").types("help", "please");
    var other = sandbox.as("ada").types("help", "nobody waits for this");
    await().until(() -> heard.size() == 2);
    daysPass(3);
    sandbox.as("ada").types("help", "three days later");
    await().until(() -> heard.contains("three days later"));
    bot.close();
    listening().close(); // has read back up to here
    daysPass(2);

    sandbox.as("ben").replies(asked, "sorry, here I am");
    sandbox.as("ben").replies(other, "old news");
    await().until(sandbox.deliveries()::isQuiet); // or Slack would tell the new bot by itself
    followed.add(since(asked));
    listening();

    assertThat(heard).endsWith("sorry, here I am").doesNotContain("old news");
    assertThat(heard).doesNotHaveDuplicates();
  }

  @Test
  void what_was_said_on_a_long_weekend_is_read_back() throws Exception {
    listening().close();
    sandbox.as("ada").types("help", "on Friday evening");
    daysPass(3);

    listening();

    assertThat(heard).containsExactly("on Friday evening");
  }

  @Test
  void a_reaction_given_meanwhile_is_offered_once() throws Exception {
    var bot = listening();
    var asked = sandbox.as("ada").types("help", "please");
    await().until(() -> heard.contains("please"));
    bot.close();
    sandbox.as("ben").reacts(asked, "eyes");
    followed.add(since(asked));

    var back = listening();
    assertThat(reactions).containsExactly("ben eyes " + asked.ts());
    back.close();
    listening();

    assertThat(reactions).hasSize(1);
  }

  @Test
  void a_reaction_that_was_heard_is_not_offered_again() throws Exception {
    var bot = listening();
    var asked = sandbox.as("ada").types("help", "please");
    followed.add(since(asked));
    sandbox.as("ben").reacts(asked, "eyes");
    await().until(() -> !reactions.isEmpty());
    bot.close();

    listening();

    assertThat(reactions).hasSize(1);
  }

  @Test
  void a_message_forwarded_meanwhile_says_what_it_forwards() throws Exception {
    var bot = listening();
    var customer = sandbox.as("ada").types("help", "it fails");
    await().until(() -> heard.contains("it fails"));
    bot.close();
    sandbox.as("ben").forwards(customer, "help", "see");

    listening();

    assertThat(heard).containsExactly("it fails", "see\nit fails");
  }

  @Test
  void a_reading_that_slack_cuts_short_goes_on_where_it_was() throws Exception {
    var bot = listening();
    var threads = new ArrayList<Message>();
    for (var i = 0; i < 4; i++) {
      threads.add(sandbox.as("ada").types("help", "thread " + i));
    }
    await().until(() -> heard.size() == 4);
    bot.close();
    threads.forEach(thread -> sandbox.as("ben").replies(thread, "answer to " + thread.text()));
    threads.forEach(thread -> followed.add(since(thread)));
    sandbox.faults().next(1, "conversations.replies", new Fault.TooMany(Duration.ofSeconds(1)));

    listening();

    assertThat(heard).hasSize(8).doesNotHaveDuplicates();
  }

  @Test
  void it_has_not_caught_up_until_what_was_missed_is_read_back() throws Exception {
    listening().close();
    var before = caughtUp.get();
    sandbox.faults().always("conversations.history", new Fault.ServerError(503));
    var calls = sandbox.calls().of("conversations.history").size();

    var bot = started();
    await().until(() -> sandbox.calls().of("conversations.history").size() > calls);
    assertThat(bot.ears().attention().caughtUp()).isFalse();
    sandbox.faults().clear();

    awaitCaughtUp(bot);
    assertThat(caughtUp).hasValue(before + 1);
  }

  @Test
  void a_socket_that_is_lost_leaves_it_behind_until_it_has_read_back() {
    var bot = listening();
    sandbox.faults().always("conversations.history", new Fault.ServerError(503));

    sandbox.faults().sockets().freeze();

    await().atMost(Duration.ofSeconds(30)).until(() -> !bot.ears().attention().caughtUp());
    sandbox.faults().clear();
    awaitCaughtUp(bot);
  }

  private record Bot(SlackConnection connection, Ears ears) implements AutoCloseable {
    @Override
    public void close() {
      ears.close();
      connection.close();
    }
  }

  private Bot listening() {
    var bot = started();
    awaitCaughtUp(bot);
    return bot;
  }

  private Bot started() {
    var connection =
        SlackConnection.open(URI.create(sandbox.apiUrl()), sandbox.botToken(), sandbox.appToken());
    var reception = new Reception();
    reception.messages("test", message -> heard.add(message.words()));
    reception.event("reaction_added", "test", this::reacted);
    reception.watch(help);
    reception.follow(() -> followed);
    var ears =
        new Ears(
            connection,
            reception,
            new PostgresInbox(new InboxStore(jdbi), new Transactions(jdbi), clock),
            new PostgresDirectory(new DirectoryStore(jdbi)),
            new GapStore(jdbi),
            clock,
            CLOSE);
    ears.attention().whenCaughtUp(caughtUp::incrementAndGet);
    var bot = new Bot(connection, ears);
    open.add(bot);
    ears.start();
    return bot;
  }

  private void reacted(Event event) {
    var who = sandbox.workspace().people().byId(event.userId().orElseThrow()).orElseThrow();
    reactions.add(
        who.name()
            + " "
            + event.body().required("reaction")
            + " "
            + event.body().required("item.ts"));
  }

  private static Followed since(Message asked) {
    return new Followed(asked.channel(), asked.ts(), asked.ts());
  }

  private void daysPass(int days) {
    clock.moveTo(clock.instant().plus(Duration.ofDays(days)));
  }

  private static void awaitCaughtUp(Bot bot) {
    await().atMost(Duration.ofSeconds(30)).until(() -> bot.ears().attention().caughtUp());
  }
}
