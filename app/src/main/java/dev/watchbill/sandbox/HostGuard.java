package dev.watchbill.sandbox;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/**
 * Refuses requests that were not meant for this machine by name: a web page elsewhere may have its
 * own name point here (DNS rebinding).
 */
final class HostGuard implements HttpConfiguration.Customizer {
  private final Set<String> served;

  HostGuard(String configured) {
    this.served =
        Stream.of("localhost", "127.0.0.1", "[::1]", configured.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Request customize(Request request, HttpFields.Mutable responseHeaders) {
    var host = Request.getServerName(request);
    if (host == null || !served.contains(host.toLowerCase(Locale.ROOT))) {
      throw new HttpException.RuntimeException(
          HttpStatus.MISDIRECTED_REQUEST_421, "this host is not served here");
    }
    return request;
  }
}
