package dev.watchbill.platform.slack;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Where features say what they listen to. Everything is said before the socket is opened.
 *
 * <p>A handler runs once for each thing that happens, however often and to whichever instance Slack
 * delivers it, inside one transaction with the record that it was taken; what Slack is told is on
 * disk. Whatever a handler throws is caught, undone and logged, and the person told kindly. Only
 * members of the company reach the handlers of commands, clicks, forms and shortcuts; what each
 * member may do is the feature's to rule. Handlers have to be quick: Slack waits three seconds.
 */
public final class Reception {
  /** Slack's types of what is heard as a message; somebody who mentions the bot sends both. */
  static final Set<String> MESSAGES = Set.of("message", "app_mention");

  private final Map<String, Function<Command, Reply>> commands = new LinkedHashMap<>();
  private final Map<String, Function<Click, Reply>> actions = new LinkedHashMap<>();
  private final Map<String, Function<Submission, Reply>> views = new LinkedHashMap<>();
  private final Map<String, Consumer<Closing>> closings = new LinkedHashMap<>();
  private final Map<String, Function<Shortcut, Reply>> shortcuts = new LinkedHashMap<>();
  private final List<Listener<Heard>> messages = new CopyOnWriteArrayList<>();
  private final Map<String, List<Listener<Event>>> events = new LinkedHashMap<>();
  private final List<Supplier<? extends Collection<Followed>>> followed =
      new CopyOnWriteArrayList<>();
  private final Set<String> watched = ConcurrentHashMap.newKeySet();

  /**
   * Somebody who wants to hear of something.
   *
   * @param purpose a stable name; each purpose takes each happening once, whatever becomes of the
   *     others
   */
  record Listener<T>(String purpose, Consumer<T> handler) {}

  /**
   * Answers a slash command.
   *
   * @param name with its slash, {@code /oncall}
   */
  public Reception command(String name, Function<Command, Reply> handler) {
    if (!name.startsWith("/")) {
      throw new IllegalArgumentException("a command begins with a slash: " + name);
    }
    return unique(commands, name, handler);
  }

  /**
   * Answers clicks on whatever has the action id {@code id}, or {@code id:} followed by anything,
   * such as {@code swap.accept:42} for {@code swap.accept}.
   */
  public Reception action(String id, Function<Click, Reply> handler) {
    if (id.contains(":")) {
      throw new IllegalArgumentException("a colon ends the registered part of an action id: " + id);
    }
    return unique(actions, id, handler);
  }

  /** Answers a modal that is sent off. */
  public Reception view(String callbackId, Function<Submission, Reply> handler) {
    return unique(views, callbackId, handler);
  }

  /** Hears of a modal that is put away; it needs {@code notify_on_close}. */
  public Reception closed(String callbackId, Consumer<Closing> handler) {
    return unique(closings, callbackId, handler);
  }

  /** Answers a shortcut, global or on a message. */
  public Reception shortcut(String callbackId, Function<Shortcut, Reply> handler) {
    return unique(shortcuts, callbackId, handler);
  }

  /**
   * Hears every message, new or edited, in the conversations the bot is in, except its own ones;
   * and every mention of the bot. Outsiders' are among them: {@link Heard#outsider}.
   */
  public Reception messages(String purpose, Consumer<Heard> handler) {
    if (messages.stream().anyMatch(l -> l.purpose().equals(purpose))) {
      throw new IllegalArgumentException("messages are already heard for " + purpose);
    }
    messages.add(new Listener<>(purpose, handler));
    return this;
  }

  /** Hears of events of Slack's {@code type}, except messages; see {@link Event#type}. */
  public Reception event(String type, String purpose, Consumer<Event> handler) {
    if (MESSAGES.contains(type)) {
      throw new IllegalArgumentException("messages and mentions are heard by messages()");
    }
    var listeners = events.computeIfAbsent(type, t -> new CopyOnWriteArrayList<>());
    if (listeners.stream().anyMatch(l -> l.purpose().equals(purpose))) {
      throw new IllegalArgumentException(type + " is already heard for " + purpose);
    }
    listeners.add(new Listener<>(purpose, handler));
    return this;
  }

  /**
   * From now on, what is said in this channel is read back after a gap, and from time to time. May
   * be asked for at any time, and again.
   */
  public void watch(String channelId) {
    watched.add(channelId);
  }

  /**
   * After a gap, what was said in these threads is read back as well, and offered to {@link
   * #messages} like anything else; so are reactions, as {@code reaction_added} events (see {@link
   * Event}). Watched channels need no more for what is said in their newer threads; this is for
   * threads of any age, and for reactions.
   *
   * @param threads asked after each gap, whichever thread asks; the most urgent first, for at most
   *     some two hundred in all are read
   */
  public void follow(Supplier<? extends Collection<Followed>> threads) {
    followed.add(threads);
  }

  /** What is listened to, to be compared with the app's manifest. */
  public Registered registered() {
    var types = new TreeSet<>(events.keySet());
    if (!messages.isEmpty()) {
      types.addAll(MESSAGES);
    }
    return new Registered(
        new TreeSet<>(commands.keySet()),
        new TreeSet<>(actions.keySet()),
        new TreeSet<>(views.keySet()),
        new TreeSet<>(shortcuts.keySet()),
        types);
  }

  /**
   * Names of all that is listened to.
   *
   * @param events Slack's types; {@code message} stands for {@code message.channels} and its kin,
   *     and whoever hears messages hears {@code app_mention} as well
   */
  public record Registered(
      SortedSet<String> commands,
      SortedSet<String> actions,
      SortedSet<String> views,
      SortedSet<String> shortcuts,
      SortedSet<String> events) {}

  Optional<Function<Command, Reply>> commandHandler(String name) {
    return Optional.ofNullable(commands.get(name));
  }

  Optional<Function<Click, Reply>> actionHandler(String actionId) {
    return actions.keySet().stream()
        .filter(id -> actionId.equals(id) || actionId.startsWith(id + ":"))
        .max(Comparator.comparingInt(String::length))
        .map(actions::get);
  }

  Optional<Function<Submission, Reply>> viewHandler(String callbackId) {
    return Optional.ofNullable(views.get(callbackId));
  }

  Optional<Consumer<Closing>> closingHandler(String callbackId) {
    return Optional.ofNullable(closings.get(callbackId));
  }

  Optional<Function<Shortcut, Reply>> shortcutHandler(String callbackId) {
    return Optional.ofNullable(shortcuts.get(callbackId));
  }

  List<Listener<Heard>> messageListeners() {
    return messages;
  }

  List<Listener<Event>> listeners(String type) {
    return events.getOrDefault(type, List.of());
  }

  List<Followed> followed() {
    return followed.stream().flatMap(threads -> threads.get().stream()).distinct().toList();
  }

  Set<String> watched() {
    return Set.copyOf(watched);
  }

  private <T> Reception unique(Map<String, T> handlers, String name, T handler) {
    if (handlers.putIfAbsent(name, handler) != null) {
      throw new IllegalArgumentException(name + " is already answered");
    }
    return this;
  }
}
