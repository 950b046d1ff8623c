package dev.watchbill.people;

import dev.watchbill.platform.directory.Directory;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a person stands in what somebody typed. */
sealed interface TypedName {
  /** As Slack delivers a mention: {@code <@U123>}, or {@code <@U123|ada>}. */
  Pattern MENTION = Pattern.compile("<@([UW][A-Z0-9]+)(?:\\|[^>]*)?>");

  /** As Slack delivers an address it made a link of: {@code <mailto:a@b.c|a@b.c>}. */
  Pattern MAIL_LINK = Pattern.compile("<mailto:([^|>]+)(?:\\|[^>]*)?>");

  Pattern ADDRESS = Pattern.compile("[^@\\s<>]+@[^@\\s<>]+\\.[^@\\s<>]+");

  Pattern ID = Pattern.compile("[UW][A-Z0-9]{2,}");

  /** By id, which is beyond doubt. */
  record Id(String value) implements TypedName {
    @Override
    public Optional<Directory.User> in(Directory directory) {
      return directory.user(value);
    }
  }

  /** By e-mail address. */
  record Address(String value) implements TypedName {
    @Override
    public Optional<Directory.User> in(Directory directory) {
      return directory.userByEmail(value);
    }
  }

  /** By what they are called; in capitals it may yet be an id. */
  record Name(String value) implements TypedName {
    @Override
    public Optional<Directory.User> in(Directory directory) {
      return directory
          .userByName(value)
          .or(() -> ID.matcher(value).matches() ? directory.user(value) : Optional.empty());
    }
  }

  /** Who in the workspace that is. */
  Optional<Directory.User> in(Directory directory);

  /** Reads what was typed; empty if there is no name in it. */
  static Optional<TypedName> read(String typed) {
    String words = typed.strip();
    Matcher mention = MENTION.matcher(words);
    if (mention.matches()) {
      return Optional.of(new Id(mention.group(1)));
    }
    Matcher link = MAIL_LINK.matcher(words);
    if (link.matches()) {
      return Optional.of(new Address(link.group(1)));
    }
    if (ADDRESS.matcher(words).matches()) {
      return Optional.of(new Address(words));
    }
    String name = words.startsWith("@") ? words.substring(1) : words;
    return name.isBlank() ? Optional.empty() : Optional.of(new Name(name));
  }
}
