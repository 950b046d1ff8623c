package dev.watchbill.platform.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.platform.directory.Directory.Channel;
import dev.watchbill.platform.directory.Directory.Standing;
import dev.watchbill.platform.directory.Directory.User;
import dev.watchbill.platform.directory.Directory.UserGroup;
import dev.watchbill.platform.storage.TestDatabase;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresDirectoryTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final User ADA =
      new User(
          "U1",
          "ada",
          "Ada L.",
          Optional.of("Ada@example.com"),
          ZoneId.of("Europe/London"),
          Standing.MEMBER);
  private static final Channel HELP =
      new Channel("C1", "help-engineering", false, true, false, false);
  private static final UserGroup ONCALL =
      new UserGroup("S1", "oncall", "On call", List.of("U2", "U1"), true);

  private DirectoryStore store;
  private Directory directory;

  @BeforeEach
  void open() {
    store = new DirectoryStore(TestDatabase.fresh().jdbi());
    directory = new PostgresDirectory(store);
  }

  @Test
  void a_person_is_found_by_id_email_handle_and_display_name() {
    store.putUsers(List.of(ADA), NOON);

    assertThat(directory.user("U1")).contains(ADA);
    assertThat(directory.userByEmail("ada@EXAMPLE.com")).contains(ADA);
    assertThat(directory.userByName("@ADA")).contains(ADA);
    assertThat(directory.userByName("ada l.")).contains(ADA);
    assertThat(directory.user("U9")).isEmpty();
  }

  @Test
  void a_channel_is_found_by_id_and_by_name_with_or_without_its_sign() {
    store.putChannels(List.of(HELP), NOON);

    assertThat(directory.channel("C1")).contains(HELP);
    assertThat(directory.channel("#help-engineering")).contains(HELP);
    assertThat(directory.channel("help-engineering")).contains(HELP);
  }

  @Test
  void a_user_group_keeps_the_order_of_its_members() {
    store.putGroups(List.of(ONCALL), NOON);

    assertThat(directory.userGroup("@oncall")).contains(ONCALL);
    assertThat(directory.userGroup("S1")).contains(ONCALL);
  }

  @Test
  void an_active_channel_wins_over_an_archived_one_of_the_same_name() {
    var old = new Channel("C0", "help-engineering", false, false, false, true);
    store.putChannels(List.of(old, HELP), NOON);

    assertThat(directory.channel("help-engineering")).contains(HELP);
  }

  @Test
  void older_news_does_not_overwrite_newer() {
    store.putGroups(List.of(ONCALL), NOON);
    var stale = new UserGroup("S1", "oncall", "On call", List.of("U9"), true);

    store.putGroups(List.of(stale), NOON.minusSeconds(1));

    assertThat(directory.userGroup("oncall")).contains(ONCALL);
  }

  @Test
  void who_is_missing_from_a_complete_reading_has_left() {
    store.putUsers(List.of(ADA), NOON);

    store.deactivateUsersNotSeenSince(NOON.plusSeconds(1));

    assertThat(directory.user("U1")).map(User::standing).contains(Standing.DEACTIVATED);
  }

  @Test
  void the_bot_joins_and_leaves_channels_and_they_are_renamed_and_archived() {
    store.putChannels(List.of(HELP), NOON);

    store.joined("C1", false, NOON.plusSeconds(1));
    store.renamed("C1", "help", NOON.plusSeconds(2));
    store.archived("C1", true, NOON.plusSeconds(3));

    assertThat(directory.channel("#help"))
        .contains(new Channel("C1", "help", false, false, false, true));
  }
}
