package dev.watchbill;

import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line: what one can ask of the program. */
@Command(
    name = "watchbill",
    description = "A Slack bot for on-call rotations, critical bugs and the release freeze.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "run | sandbox | check | migrate",
    subcommands = {RunCommand.class, MainSandbox.class, CheckCommand.class, MigrateCommand.class},
    footer = {
      "",
      "Settings come from environment variables and the file named by WATCHBILL_CONFIG.",
      "Exit codes: 0 all is well, 1 something is to be mended, 2 the command line is wrong.",
      "",
      "Begin with:  java -jar watchbill.jar sandbox"
    })
public final class Main implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  private Main() {}

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The one place where the time of this machine is read. */
  static Clock systemClock() {
    return Clock.systemUTC();
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setUsageHelpWidth(100)
        .setExecutionExceptionHandler(Failures::tell);
  }

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(
          spec.commandLine(), "Say what to do: run, sandbox, check or migrate.");
    }
  }

  /** As the build wrote it into the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "Watchbill "
            + Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
                .orElse("(built from source)"),
        "Java " + Runtime.version()
      };
    }
  }
}
