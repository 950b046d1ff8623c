package dev.watchbill.sandbox.faults;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Faults in words, one order a line:
 *
 * <pre>
 * chat.postMessage 429 30s x3          the next three calls; wait 30 seconds
 * chat.* 503 for 2m                    for two minutes
 * chat.postMessage lost-answer 20s x1  it takes effect, and nobody is told
 * conversations.history hang 20s x1    nothing happens, and nobody is told
 * usergroups.users.update error permission_denied
 * sockets cut | deafen | freeze | refresh
 * deliveries twice x1
 * acks lost x2
 * slack unreachable for 30s
 * rate-limits on | off
 * simpleton on | off                   no user-group methods, nothing validated
 * clear
 * </pre>
 *
 * A fault of a method without {@code x} or {@code for} stays until {@code clear}.
 */
public final class FaultLanguage {
  private FaultLanguage() {}

  /**
   * Does as the words say.
   *
   * @throws IllegalArgumentException if they are not understood, with what would be
   */
  public static void apply(String words, Faults faults) {
    words.lines().map(String::trim).filter(line -> !line.isEmpty()).forEach(l -> line(l, faults));
  }

  private static void line(String line, Faults faults) {
    var words = new ArrayDeque<>(List.of(line.toLowerCase(Locale.ROOT).split("\\s+", -1)));
    var subject = words.removeFirst();
    switch (subject) {
      case "clear" -> faults.clear();
      case "sockets" -> sockets(word(words, line), faults.sockets(), line);
      case "deliveries" -> {
        expect("twice", word(words, line), line);
        faults.deliveries().duplicate(times(words, line).orElse(1));
      }
      case "acks" -> {
        expect("lost", word(words, line), line);
        faults.deliveries().loseAcks(times(words, line).orElse(1));
      }
      case "slack" -> {
        expect("unreachable", word(words, line), line);
        time(words, line).ifPresentOrElse(faults::unreachable, faults::unreachable);
      }
      case "rate-limits" -> faults.rateLimits().enforce(onOff(word(words, line), line));
      case "simpleton" -> faults.playSimpleton(onOff(word(words, line), line));
      default -> {
        // The method's name is the one word whose case matters.
        var method = line.split("\\s+", 2)[0];
        method(method, words, faults, line);
      }
    }
    if (!words.isEmpty()) {
      throw notUnderstood(line);
    }
  }

  private static void method(String method, Deque<String> words, Faults faults, String line) {
    var fault = fault(words, line);
    var times = times(words, line);
    var time = time(words, line);
    if (times.isPresent()) {
      faults.next(times.orElseThrow(), method, fault);
    } else if (time.isPresent()) {
      faults.during(time.orElseThrow(), method, fault);
    } else {
      faults.always(method, fault);
    }
  }

  private static Fault fault(Deque<String> words, String line) {
    var what = word(words, line);
    return switch (what) {
      case "429" -> new Fault.TooMany(span(words).orElse(Duration.ofSeconds(1)));
      case "lost-answer" -> new Fault.LostAnswer(span(words).orElse(Faults.LONG_SILENCE));
      case "hang" -> new Fault.Hang(span(words).orElse(Faults.LONG_SILENCE));
      case "error" -> new Fault.Refusal(word(words, line));
      default -> {
        if (!what.matches("5\\d\\d")) {
          throw notUnderstood(line);
        }
        yield new Fault.ServerError(Integer.parseInt(what));
      }
    };
  }

  private static void sockets(String what, SocketControl sockets, String line) {
    switch (what) {
      case "cut" -> sockets.cut();
      case "deafen" -> sockets.deafen();
      case "freeze" -> sockets.freeze();
      case "refresh" -> sockets.refresh();
      default -> throw notUnderstood(line);
    }
  }

  private static Optional<Integer> times(Deque<String> words, String line) {
    var next = Optional.ofNullable(words.peekFirst()).filter(word -> word.startsWith("x"));
    if (next.isEmpty()) {
      return Optional.empty();
    }
    words.removeFirst();
    var number = next.orElseThrow().substring(1);
    if (!number.matches("\\d{1,6}")) {
      throw notUnderstood(line);
    }
    return Optional.of(Integer.parseInt(number));
  }

  private static Optional<Duration> time(Deque<String> words, String line) {
    if (!"for".equals(words.peekFirst())) {
      return Optional.empty();
    }
    words.removeFirst();
    return Optional.of(span(words).orElseThrow(() -> notUnderstood(line)));
  }

  private static Optional<Duration> span(Deque<String> words) {
    var next = words.peekFirst();
    if (next == null || !next.matches("\\d{1,6}[smh]")) {
      return Optional.empty();
    }
    words.removeFirst();
    return Optional.of(Duration.parse("PT" + next.toUpperCase(Locale.ROOT)));
  }

  private static boolean onOff(String word, String line) {
    return switch (word) {
      case "on" -> true;
      case "off" -> false;
      default -> throw notUnderstood(line);
    };
  }

  private static void expect(String wanted, String word, String line) {
    if (!wanted.equals(word)) {
      throw notUnderstood(line);
    }
  }

  private static String word(Deque<String> words, String line) {
    var word = words.pollFirst();
    if (word == null) {
      throw notUnderstood(line);
    }
    return word;
  }

  private static IllegalArgumentException notUnderstood(String line) {
    return new IllegalArgumentException(
        "\"%s\" is not understood. Try \"chat.postMessage 429 30s x3\", \"chat.* 503 for 2m\","
                .formatted(line)
            + " \"chat.postMessage lost-answer 20s x1\", \"chat.update hang 20s x1\","
            + " \"usergroups.users.update error permission_denied\", \"sockets cut\","
            + " \"sockets deafen\", \"sockets freeze\", \"sockets refresh\","
            + " \"deliveries twice x1\", \"acks lost x1\", \"slack unreachable for 30s\","
            + " \"rate-limits on\", \"simpleton on\", or \"clear\".");
  }
}
