package dev.watchbill.platform.directory;

import dev.watchbill.platform.directory.Directory.Channel;
import dev.watchbill.platform.directory.Directory.Standing;
import dev.watchbill.platform.directory.Directory.User;
import dev.watchbill.platform.directory.Directory.UserGroup;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/**
 * The copy of the workspace's people, channels and user groups. Every row says when Slack told it;
 * older news never overwrites newer.
 */
public final class DirectoryStore {
  private final Sql sql;

  public DirectoryStore(Jdbi jdbi) {
    this.sql = jdbi.onDemand(Sql.class);
  }

  /** Keeps what Slack told of {@code users} at {@code now}. */
  public void putUsers(Collection<User> users, Instant now) {
    sql.putUsers(users.stream().map(UserRow::of).toList(), now);
  }

  /** Keeps what Slack told of {@code channels} at {@code now}. */
  public void putChannels(Collection<Channel> channels, Instant now) {
    sql.putChannels(channels.stream().map(ChannelRow::of).toList(), now);
  }

  /** Keeps what Slack told of {@code groups} at {@code now}. */
  public void putGroups(Collection<UserGroup> groups, Instant now) {
    sql.putGroups(groups.stream().map(GroupRow::of).toList(), now);
  }

  /** Marks as former members whom a complete reading, begun at {@code since}, did not show. */
  public int deactivateUsersNotSeenSince(Instant since) {
    return sql.deactivateUsersNotSeenSince(since);
  }

  /** Marks as archived the channels which a complete reading, begun at {@code since}, lacked. */
  public int archiveChannelsNotSeenSince(Instant since) {
    return sql.archiveChannelsNotSeenSince(since);
  }

  /** Marks as disabled the user groups which a complete reading, begun at {@code since}, lacked. */
  public int disableGroupsNotSeenSince(Instant since) {
    return sql.disableGroupsNotSeenSince(since);
  }

  /** The bot came into a channel, or left it. */
  public void joined(String channelId, boolean joined, Instant now) {
    sql.joined(channelId, joined, now);
  }

  /** A channel was archived, or taken out of the archive. */
  public void archived(String channelId, boolean archived, Instant now) {
    sql.archived(channelId, archived, now);
  }

  /** A channel got another name. */
  public void renamed(String channelId, String name, Instant now) {
    sql.renamed(channelId, name, now);
  }

  Optional<User> user(String id) {
    return sql.user(id).map(UserRow::user);
  }

  Optional<User> userByEmail(String email) {
    return sql.userByEmail(email).map(UserRow::user);
  }

  Optional<User> userByName(String name) {
    return sql.userByName(name).map(UserRow::user);
  }

  Optional<Channel> channel(String idOrName) {
    return sql.channel(idOrName).map(ChannelRow::channel);
  }

  Optional<UserGroup> group(String idOrHandle) {
    return sql.group(idOrHandle).map(GroupRow::group);
  }

  Directory.Names names() {
    return new Directory.Names(sql.emails(), sql.channelNames(), sql.handles());
  }

  /** A row of {@code directory_user}; public for JDBI. */
  public record UserRow(
      String id,
      String name,
      String displayName,
      Optional<String> email,
      String zone,
      Standing standing) {

    static UserRow of(User user) {
      return new UserRow(
          user.id(),
          user.name(),
          user.displayName(),
          user.email(),
          user.zone().getId(),
          user.standing());
    }

    User user() {
      return new User(id, name, displayName, email, zoneOf(zone), standing);
    }

    private static ZoneId zoneOf(String name) {
      try {
        return ZoneId.of(name);
      } catch (DateTimeException e) {
        return ZoneOffset.UTC; // written by an instance whose Java knows more zones
      }
    }
  }

  /** A row of {@code directory_channel}; public for JDBI. */
  public record ChannelRow(
      String id, String name, boolean secluded, boolean joined, boolean shared, boolean archived) {

    static ChannelRow of(Channel channel) {
      return new ChannelRow(
          channel.id(),
          channel.name(),
          channel.isPrivate(),
          channel.joined(),
          channel.shared(),
          channel.archived());
    }

    Channel channel() {
      return new Channel(id, name, secluded, joined, shared, archived);
    }
  }

  /** A row of {@code directory_group}; public for JDBI. */
  public record GroupRow(
      String id, String handle, String name, boolean enabled, List<String> members) {

    static GroupRow of(UserGroup group) {
      return new GroupRow(
          group.id(), group.handle(), group.name(), group.enabled(), group.members());
    }

    UserGroup group() {
      return new UserGroup(id, handle, name, members, enabled);
    }
  }

  interface Sql {
    @SqlBatch(
        """
        insert into directory_user (id, name, display_name, email, zone, standing, synced_at)
        values (:row.id, :row.name, :row.displayName, :row.email, :row.zone, :row.standing, :now)
        on conflict (id) do update set
          name = excluded.name, display_name = excluded.display_name, email = excluded.email,
          zone = excluded.zone, standing = excluded.standing, synced_at = excluded.synced_at
        where directory_user.synced_at <= excluded.synced_at
        """)
    void putUsers(@BindMethods("row") Collection<UserRow> rows, Instant now);

    @SqlBatch(
        """
        insert into directory_channel (id, name, private, joined, shared, archived, synced_at)
        values (:row.id, :row.name, :row.secluded, :row.joined, :row.shared, :row.archived, :now)
        on conflict (id) do update set
          name = excluded.name, private = excluded.private, joined = excluded.joined,
          shared = excluded.shared, archived = excluded.archived, synced_at = excluded.synced_at
        where directory_channel.synced_at <= excluded.synced_at
        """)
    void putChannels(@BindMethods("row") Collection<ChannelRow> rows, Instant now);

    @SqlBatch(
        """
        insert into directory_group (id, handle, name, enabled, members, synced_at)
        values (:row.id, :row.handle, :row.name, :row.enabled, :row.members, :now)
        on conflict (id) do update set
          handle = excluded.handle, name = excluded.name, enabled = excluded.enabled,
          members = excluded.members, synced_at = excluded.synced_at
        where directory_group.synced_at <= excluded.synced_at
        """)
    void putGroups(@BindMethods("row") Collection<GroupRow> rows, Instant now);

    @SqlUpdate(
        """
        update directory_user set standing = 'DEACTIVATED'
        where synced_at < :since and standing not in ('DEACTIVATED', 'STRANGER')
        """)
    int deactivateUsersNotSeenSince(Instant since);

    @SqlUpdate(
        """
        update directory_channel set archived = true, joined = false
        where synced_at < :since and not archived
        """)
    int archiveChannelsNotSeenSince(Instant since);

    @SqlUpdate("update directory_group set enabled = false where synced_at < :since and enabled")
    int disableGroupsNotSeenSince(Instant since);

    @SqlUpdate(
        """
        update directory_channel set joined = :joined, synced_at = :now
        where id = :channelId and synced_at <= :now
        """)
    void joined(String channelId, boolean joined, Instant now);

    @SqlUpdate(
        """
        update directory_channel set archived = :archived, synced_at = :now
        where id = :channelId and synced_at <= :now
        """)
    void archived(String channelId, boolean archived, Instant now);

    @SqlUpdate(
        """
        update directory_channel set name = :name, synced_at = :now
        where id = :channelId and synced_at <= :now
        """)
    void renamed(String channelId, String name, Instant now);

    @SqlQuery("select * from directory_user where id = :id")
    @RegisterConstructorMapper(UserRow.class)
    Optional<UserRow> user(String id);

    @SqlQuery(
        """
        select * from directory_user where lower(email) = lower(:email)
        order by standing = 'DEACTIVATED', id
        limit 1
        """)
    @RegisterConstructorMapper(UserRow.class)
    Optional<UserRow> userByEmail(String email);

    /** Handles are unique in a workspace, display names are not. */
    @SqlQuery(
        """
        select * from directory_user
        where lower(name) = lower(:name) or lower(display_name) = lower(:name)
        order by standing = 'DEACTIVATED', lower(name) <> lower(:name), id
        limit 1
        """)
    @RegisterConstructorMapper(UserRow.class)
    Optional<UserRow> userByName(String name);

    @SqlQuery(
        """
        select *, private as secluded from directory_channel
        where id = :idOrName or lower(name) = lower(:idOrName)
        order by archived, id <> :idOrName, id
        limit 1
        """)
    @RegisterConstructorMapper(ChannelRow.class)
    Optional<ChannelRow> channel(String idOrName);

    @SqlQuery(
        """
        select * from directory_group
        where id = :idOrHandle or lower(handle) = lower(:idOrHandle)
        order by not enabled, id <> :idOrHandle, id
        limit 1
        """)
    @RegisterConstructorMapper(GroupRow.class)
    Optional<GroupRow> group(String idOrHandle);

    @SqlQuery(
        """
        select email from directory_user
        where email is not null and standing = 'MEMBER' order by email
        """)
    List<String> emails();

    @SqlQuery("select name from directory_channel where not archived order by name")
    List<String> channelNames();

    @SqlQuery("select handle from directory_group where enabled order by handle")
    List<String> handles();
  }
}
