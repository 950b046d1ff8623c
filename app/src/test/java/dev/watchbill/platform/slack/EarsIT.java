package dev.watchbill.platform.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.watchbill.platform.directory.Directory.Standing;
import dev.watchbill.platform.directory.Directory.User;
import dev.watchbill.platform.directory.DirectoryStore;
import dev.watchbill.platform.directory.PostgresDirectory;
import dev.watchbill.platform.http.Health.Status;
import dev.watchbill.platform.inbox.InboxStore;
import dev.watchbill.platform.inbox.PostgresInbox;
import dev.watchbill.platform.storage.TestDatabase;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.sandbox.Sandbox;
import dev.watchbill.sandbox.SandboxOptions;
import dev.watchbill.sandbox.workspace.Person;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real Bolt socket to a stand-in for Slack, over a real Postgres. */
class EarsIT {
  private static final Watchfulness CLOSE =
      new Watchfulness(
          Duration.ofMillis(200),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofMillis(500),
          Duration.ofMillis(200),
          Duration.ofSeconds(1),
          Duration.ofHours(24));

  private final Clock clock = Clock.systemUTC();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final List<AutoCloseable> open = new ArrayList<>();
  private Sandbox sandbox;
  private Jdbi jdbi;
  private String help;

  @BeforeEach
  void open() {
    jdbi = TestDatabase.fresh().jdbi();
    sandbox = Sandbox.start(SandboxOptions.fleeting(clock));
    sandbox.workspace().people().add(Person.member("ada", "Ada Lovelace"));
    var ada = sandbox.workspace().people().get("ada").id();
    var bot = sandbox.workspace().app().userId();
    help = sandbox.workspace().channels().create("help", List.of(ada, bot)).id();
  }

  @AfterEach
  void close() throws Exception {
    for (var closeable : open) {
      closeable.close();
    }
    sandbox.close();
  }

  @Test
  void a_command_travels_by_the_socket_and_is_answered() {
    var bot = bot(sandbox.botToken(), sandbox.appToken());
    bot.reception().command("/oncall", c -> Reply.ephemeral("Ada is on call"));
    bot.start();
    awaitListening(bot);

    sandbox.as("ada").runs("help", "/oncall", "");

    await().until(() -> seen().anyMatch(text -> text.contains("Ada is on call")));
  }

  @Test
  void what_is_said_while_the_bot_is_away_is_read_back_once() throws Exception {
    var bot = listening();
    sandbox.as("ada").types("help", "one");
    await().until(() -> heard.equals(List.of("one")));
    bot.ears().close();

    var two = sandbox.as("ada").types("help", "two");
    sandbox.as("ada").replies(two, "three");
    listening();

    // Slack may send one of them again before it is read back: their order is anybody's guess.
    await().untilAsserted(() -> assertThat(heard).contains("two", "three"));
    sandbox.as("ada").types("help", "four");
    await().until(() -> heard.size() >= 4);
    assertThat(heard).containsExactlyInAnyOrder("one", "two", "three", "four");
  }

  @Test
  void a_deaf_socket_is_noticed_and_replaced() {
    listening();
    sandbox.as("ada").types("help", "one");
    await().until(() -> heard.contains("one"));
    var before = connections();

    sandbox.faults().sockets().deafen();
    sandbox.as("ada").types("help", "two");

    await().atMost(Duration.ofSeconds(30)).until(() -> heard.contains("two"));
    await().atMost(Duration.ofSeconds(30)).until(() -> connections() > before);
    sandbox.as("ada").types("help", "three");
    await().atMost(Duration.ofSeconds(30)).until(() -> heard.contains("three"));
    assertThat(heard).containsOnlyOnce("one", "two", "three");
  }

  @Test
  void a_half_open_socket_is_noticed_and_replaced() {
    var bot = listening();
    var before = connections();

    sandbox.faults().sockets().freeze();

    // It may be down for a moment only.
    await().atMost(Duration.ofSeconds(30)).until(() -> connections() > before);
    await().atMost(Duration.ofSeconds(30)).until(() -> status(bot) == Status.OK);
    sandbox.as("ada").types("help", "one");
    await().atMost(Duration.ofSeconds(30)).until(() -> heard.contains("one"));
  }

  @Test
  void nothing_is_lost_while_slack_refreshes_the_socket() {
    listening();

    sandbox.as("ada").types("help", "one");
    sandbox.faults().sockets().refresh();
    sandbox.as("ada").types("help", "two");

    await().atMost(Duration.ofSeconds(30)).until(() -> heard.size() >= 2);
    sandbox.as("ada").types("help", "three");
    await().atMost(Duration.ofSeconds(30)).until(() -> heard.contains("three"));
    assertThat(heard).containsExactlyInAnyOrder("one", "two", "three");
  }

  @Test
  void a_slack_that_is_away_at_the_start_is_found_when_it_comes() {
    sandbox.faults().unreachable();
    var bot = bot(sandbox.botToken(), sandbox.appToken());
    listen(bot);
    bot.start();
    await().until(() -> status(bot) == Status.DOWN);

    sandbox.faults().clear();

    awaitListening(bot);
    sandbox.as("ada").types("help", "one");
    await().until(() -> heard.contains("one"));
  }

  @Test
  void a_refused_token_is_said_plainly() {
    var bot = bot("xoxb-wrong", sandbox.appToken());
    bot.start();

    await().until(() -> status(bot) == Status.DOWN);
    assertThat(bot.ears().health().health().sentence()).contains("refuses SLACK_BOT_TOKEN");
  }

  @Test
  void each_delivery_is_handled_once_by_two_bots_and_duplicates_change_nothing() {
    listening();
    listening();
    sandbox.faults().deliveries().duplicate(5);

    for (var i = 0; i < 20; i++) {
      sandbox.as("ada").types("help", "m" + i);
    }

    await().atMost(Duration.ofSeconds(30)).until(() -> heard.size() >= 20);
    sandbox.as("ada").types("help", "last");
    await().until(() -> heard.contains("last"));
    assertThat(heard).hasSize(21).doesNotHaveDuplicates();
  }

  @Test
  void the_directory_is_read_at_the_start_and_kept_fresh() throws Exception {
    var bot = bot(sandbox.botToken(), sandbox.appToken());
    var keeper = keeper(bot);
    bot.start();
    awaitListening(bot);
    var directory = new PostgresDirectory(new DirectoryStore(jdbi));
    assertThat(keeper.awaitFilled(Duration.ofSeconds(20))).isTrue();
    assertThat(directory.userByEmail("ada@example.com").map(User::standing))
        .contains(Standing.MEMBER);
    assertThat(directory.channel("#help").orElseThrow().joined()).isTrue();

    sandbox.workspace().channels().rename(help, "help-me");
    sandbox.workspace().people().add(Person.member("ben", "Ben B"));

    await().until(() -> directory.channel("#help-me").isPresent());
    await().until(() -> directory.userByName("@ben").isPresent());
  }

  @Test
  void a_slack_without_user_groups_is_no_trouble() throws Exception {
    sandbox.faults().playSimpleton(true);
    var bot = bot(sandbox.botToken(), sandbox.appToken());
    var keeper = keeper(bot);

    assertThat(keeper.awaitFilled(Duration.ofSeconds(20))).isTrue();
    assertThat(keeper.health().status()).isEqualTo(Status.OK);
  }

  private record Bot(SlackConnection connection, Reception reception, Ears ears) {
    void start() {
      ears.start();
    }
  }

  private DirectoryKeeper keeper(Bot bot) {
    var keeper =
        new DirectoryKeeper(bot.connection(), bot.reception(), new DirectoryStore(jdbi), clock);
    open.add(0, keeper);
    keeper.start();
    return keeper;
  }

  private Bot listening() {
    var bot = bot(sandbox.botToken(), sandbox.appToken());
    listen(bot);
    bot.start();
    awaitListening(bot);
    return bot;
  }

  private void listen(Bot bot) {
    bot.reception().messages("test", m -> heard.add(m.text()));
    bot.reception().watch(help);
  }

  private Bot bot(String botToken, String appToken) {
    var connection = SlackConnection.open(URI.create(sandbox.apiUrl()), botToken, appToken);
    var reception = new Reception();
    var ears =
        new Ears(
            connection,
            reception,
            new PostgresInbox(new InboxStore(jdbi), new Transactions(jdbi), clock),
            new PostgresDirectory(new DirectoryStore(jdbi)),
            new GapStore(jdbi),
            clock,
            CLOSE);
    open.add(ears);
    open.add(connection);
    return new Bot(connection, reception, ears);
  }

  private static Status status(Bot bot) {
    return bot.ears().health().health().status();
  }

  private static void awaitListening(Bot bot) {
    await().atMost(Duration.ofSeconds(30)).until(() -> status(bot) == Status.OK);
  }

  private long connections() {
    return sandbox.calls().of("apps.connections.open").size();
  }

  private Stream<String> seen() {
    return sandbox.as("ada").sees("help").stream().map(m -> m.text());
  }
}
