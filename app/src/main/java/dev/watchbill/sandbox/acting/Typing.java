package dev.watchbill.sandbox.acting;

import dev.watchbill.sandbox.workspace.Channel;
import dev.watchbill.sandbox.workspace.UserGroup;
import dev.watchbill.sandbox.workspace.Workspace;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Slack makes of what people type. */
public final class Typing {
  private static final Pattern CODE = Pattern.compile("```.*?```|`[^`\\n]+`", Pattern.DOTALL);
  private static final Pattern MENTION = Pattern.compile("(?<![\\w@.])@([\\w.-]*\\w)");
  private static final Pattern CHANNEL = Pattern.compile("(?<![\\w&#])#([\\w-]+)");
  private static final Pattern LINK = Pattern.compile("(?<![<|\\w])https?://[^\\s<>|]+");

  private final Workspace workspace;

  /** Of people in a workspace. */
  public Typing(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Names completed from the list that pops up: mentions and channels become ids, save in code. */
  public String completed(String typed) {
    var escaped = literal(typed);
    var done = new StringBuilder();
    var from = 0;
    for (var code : CODE.matcher(escaped).results().toList()) {
      done.append(linked(escaped.substring(from, code.start()))).append(code.group());
      from = code.end();
    }
    return done.append(linked(escaped.substring(from))).toString();
  }

  private String linked(String escaped) {
    var mentioned = MENTION.matcher(escaped).replaceAll(found -> quoted(mention(found.group(1))));
    var named = CHANNEL.matcher(mentioned).replaceAll(found -> quoted(channel(found.group(1))));
    return LINK.matcher(named).replaceAll(found -> quoted("<" + found.group() + ">"));
  }

  /** Names merely typed, without choosing from the list: they stay as they are. */
  public String literal(String typed) {
    return typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** The text of a command whose manifest says {@code should_escape}. */
  String escapedCommand(String typed) {
    var mentioned =
        MENTION.matcher(typed).replaceAll(found -> quoted(commandMention(found.group(1))));
    return CHANNEL.matcher(mentioned).replaceAll(found -> quoted(channel(found.group(1))));
  }

  private String mention(String name) {
    return switch (name) {
      case "here", "channel", "everyone" -> "<!%s>".formatted(name);
      default ->
          person(name)
              .map("<@%s>"::formatted)
              .or(() -> group(name).map(group -> "<!subteam^%s>".formatted(group.id())))
              .orElse("@" + name);
    };
  }

  private String commandMention(String name) {
    return person(name)
        .map(id -> "<@%s|%s>".formatted(id, name))
        .or(() -> group(name).map(g -> "<!subteam^%s|@%s>".formatted(g.id(), g.handle())))
        .orElse("@" + name);
  }

  private Optional<String> person(String name) {
    return workspace.people().find(name).map(found -> found.id());
  }

  private Optional<UserGroup> group(String name) {
    return workspace.userGroups().find(name).filter(UserGroup::enabled);
  }

  private String channel(String name) {
    return workspace
        .channels()
        .find(name)
        .filter(found -> found.kind() == Channel.Kind.PUBLIC)
        .map(found -> "<#%s|%s>".formatted(found.id(), found.name()))
        .orElse("#" + name);
  }

  private static String quoted(String text) {
    return Matcher.quoteReplacement(text);
  }
}
