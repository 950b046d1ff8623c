package dev.watchbill.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One of those who are measured. */
sealed interface Bot {
  /** Both are started as the bot's {@code run --help} advises: little memory is what it needs. */
  List<String> MEMORY =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xms32m", "-Xmx128m");

  String name();

  /** Starts it in a process of its own, told where Slack is by {@code environment}. */
  BotProcess start(Map<String, String> environment, Path log);

  /** What is to be done before it can be asked. */
  void prepare(Company company);

  /** What it is asked, over and over. */
  List<Question> questions();

  /** Answers every command with a fixed text. */
  record Bare() implements Bot {
    @Override
    public String name() {
      return "bare Bolt";
    }

    @Override
    public BotProcess start(Map<String, String> environment, Path log) {
      return BotProcess.start(
          name(),
          java("-cp", System.getProperty("java.class.path"), BareBolt.class.getName()),
          environment,
          log);
    }

    @Override
    public void prepare(Company company) {}

    @Override
    public List<Question> questions() {
      return List.of(new Question("ben", "", "on call"));
    }
  }

  /**
   * Ours.
   *
   * @param jar the runnable jar
   * @param settings what it is told besides where Slack is
   */
  record Watchbill(Path jar, Map<String, String> settings) implements Bot {
    @Override
    public String name() {
      return "Watchbill";
    }

    @Override
    public BotProcess start(Map<String, String> environment, Path log) {
      var all = new HashMap<>(environment);
      all.putAll(settings);
      return BotProcess.start(name(), java("-jar", jar.toString(), "run"), all, log);
    }

    /** Fills the rosters. */
    @Override
    public void prepare(Company company) {
      company.mustAnswer(new Question("ada", "add @ben mdm 2026-01-05", "ben"));
      company.mustAnswer(new Question("ada", "add @ines software 2026-01-05", "in"));
      company.mustAnswer(new Question("ada", "add @yuki mdm 2026-01-05", "yuki"));
    }

    /** Every one of them is a commit; one in fifty changes the plan, and messages are sent. */
    @Override
    public List<Question> questions() {
      var ordinary =
          List.of(
              new Question("ben", "", "on call"),
              new Question("yuki", "schedule", "the next"),
              new Question("kofi", "", "on call"),
              new Question("dana", "help", "/oncall"));
      var all = new ArrayList<Question>();
      for (int i = 0; i < 96; i++) {
        all.add(ordinary.get(i % ordinary.size()));
      }
      all.add(24, new Question("ada", "add @kofi software 2026-01-05", "kofi"));
      all.add(74, new Question("ada", "remove @kofi", "kofi"));
      return all;
    }
  }

  private static List<String> java(String... arguments) {
    return Stream.concat(MEMORY.stream(), Stream.of(arguments)).toList();
  }
}
