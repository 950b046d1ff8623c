package dev.watchbill.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AssetsTest {
  private static Javalin server;

  @BeforeAll
  static void serve() {
    server = Javalin.create(config -> Assets.mount(config.routes)).start("127.0.0.1", 0);
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @Test
  void every_module_of_the_view_library_is_where_the_page_looks_for_it() throws Exception {
    var addresses = Pattern.compile("\"(/webjars/[^\"]+)\"").matcher(resource("js/lit.js"));
    assertThat(addresses.results().map(found -> found.group(1)))
        .isNotEmpty()
        .allSatisfy(address -> assertThat(get(address).statusCode()).isEqualTo(200));
  }

  @Test
  void every_file_that_the_page_names_is_there() throws Exception {
    var named = Pattern.compile("\"(/page/[^\"]+)\"").matcher(resource("index.html"));
    assertThat(named.results().map(found -> found.group(1)))
        .hasSizeGreaterThan(10)
        .allSatisfy(address -> assertThat(get(address).statusCode()).isEqualTo(200));
  }

  @Test
  void nothing_from_elsewhere_and_nothing_inline_may_run() throws Exception {
    var policy = get("/").headers().firstValue("Content-Security-Policy").orElse("");
    assertThat(policy).contains("default-src 'none'", "script-src 'self'").doesNotContain("unsafe");
    assertThat(resource("index.html")).doesNotContain("style=").doesNotContain("<script>");
  }

  @Test
  void what_is_not_the_pages_is_not_served() throws Exception {
    assertThat(get("/page/watchbill-sandbox.yml").statusCode()).isEqualTo(404);
    assertThat(get("/page/..%2Fwatchbill.yml").statusCode()).isNotEqualTo(200);
    assertThat(get("/page/js/..%2F..%2Findex.html").statusCode()).isNotEqualTo(200);
    assertThat(get("/page/js/nothing.js").statusCode()).isEqualTo(404);
  }

  private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
    var address = URI.create("http://127.0.0.1:" + server.port() + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }

  private static String resource(String path) throws IOException {
    try (InputStream file = Assets.class.getResourceAsStream("/sandbox/" + path)) {
      assertThat(file).as(path).isNotNull();
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
