package dev.watchbill.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostGuardTest extends TestBed {
  @ParameterizedTest
  @CsvSource({
    "localhost, 200",
    "localhost:80, 200",
    "127.0.0.1, 200",
    "[::1]:9, 200",
    "evil.example.com, 421",
    "localhost.evil.example.com, 421",
    "169.254.169.254, 421"
  })
  void only_this_machine_by_its_own_names_is_served(String host, int status) throws Exception {
    assertThat(ask("GET /api/api.test HTTP/1.1", host, "")).contains(" " + status + " ");
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1, 101", "evil.example.com, 421"})
  void sockets_are_guarded_too(String host, int status) throws Exception {
    var link = URI.create(RawSocket.url(sandbox));
    var upgrade =
        String.join(
            "\r\n",
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
            "");
    var first = ask("GET %s?%s HTTP/1.1".formatted(link.getPath(), link.getQuery()), host, upgrade);
    assertThat(first).contains(" " + status + " ");
  }

  private String ask(String request, String host, String headers) throws IOException {
    var address = URI.create(sandbox.address());
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(5000);
      var text = request + "\r\nHost: " + host + "\r\n" + headers + "\r\n";
      socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      var reader =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      return String.valueOf(reader.readLine());
    }
  }
}
