package dev.watchbill;

import dev.watchbill.config.ConfigException;
import dev.watchbill.platform.storage.DataDirectoryInUseException;
import dev.watchbill.platform.storage.SchemaException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.CancellationException;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Says what went wrong: to whoever can mend it in a sentence, to whoever wrote it with a trace. */
final class Failures {
  private Failures() {}

  /**
   * Tells the failure of a command.
   *
   * @return the exit code
   */
  static int tell(Exception failure, CommandLine command, ParseResult parsed) {
    if (failure instanceof CancellationException) {
      return 0;
    }
    if (failure instanceof ConfigException
        || failure instanceof SchemaException
        || failure instanceof DataDirectoryInUseException
        || failure instanceof StartException) {
      command.getErr().println(failure.getMessage());
    } else {
      var trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      command.getErr().println(trace);
    }
    command.getErr().flush();
    return 1;
  }
}
