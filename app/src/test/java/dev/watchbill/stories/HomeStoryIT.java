package dev.watchbill.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.platform.http.WebServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The Home tab that changes by itself, and the schedule in people's own calendars (R4). */
class HomeStoryIT {
  private static final Pattern LINK = Pattern.compile("http://localhost:\\d+/calendar/\\S+?\\.ics");

  private static WebServer web;
  private static Workspace workspace;

  @BeforeAll
  static void begin() {
    web = WebServer.start("127.0.0.1", 0);
    workspace = Story.beginServing(web);
  }

  @AfterAll
  static void end() {
    if (workspace != null) {
      workspace.close();
    }
    web.close();
  }

  @Test
  void a_tab_opened_once_tells_of_requests_and_shifts_as_they_come() {
    var ines = workspace.as("ines");
    var ben = workspace.as("ben");
    assertThat(ines.opensHome())
        .contains("You are on call:", "Calendar links")
        .doesNotContain("Your open requests");
    ben.opensHome();

    var asked = workspace.as("carmen").says("help-engineering", "@oncall the login page is blank");
    ines.seesAtHome("You are on call:", "Your open requests", "the login page is blank", "due");

    ines.replies(asked, "I am looking at it");
    ines.seesAtHome("Your open requests", "the login page is blank", "Answered");

    workspace.passesUntil("2026-11-18T10:00", "America/Los_Angeles");
    ben.seesAtHome("You are on call: developer until Wed 25 Nov", "Ben Achebe is on call");
    ines.seesAtHome("You are not on call now", "Ben Achebe is on call", "Kofi Mensah is next");
  }

  @Test
  void a_calendar_is_subscribed_to_by_a_private_link_until_it_is_revoked() throws Exception {
    var kofi = workspace.as("kofi");
    var answer =
        kofi.runs("/oncall", "calendar")
            .says("Your own shifts", "Everybody's shifts: developer")
            .says("Google Calendar", "Outlook", "Apple Calendar")
            .says("Keep links to yourself", "WATCHBILL_PUBLIC_URL");
    String link = linkIn(answer);
    var calendar = fetch(link);
    assertThat(calendar.statusCode()).isEqualTo(200);
    assertThat(calendar.body()).contains("BEGIN:VCALENDAR", "SUMMARY:On call: developer");

    String second =
        linkIn(answer.presses("calendar_renew").says("The link to your own shifts is new."));
    assertThat(second).isNotEqualTo(link);
    assertThat(fetch(link).statusCode()).isEqualTo(404);
    assertThat(fetch(second).statusCode()).isEqualTo(200);

    kofi.runs("/oncall", "calendar revoke").says("works no more", "there is no link now");
    assertThat(fetch(second).statusCode()).isEqualTo(404);
    kofi.runs("/oncall", "calendar revok").says("I do not understand `revok`");
    kofi.runs("/oncall", "help").says("/oncall calendar");
  }

  private static String linkIn(Answer answer) {
    var found = LINK.matcher(answer.text());
    assertThat(found.find()).as(answer.text()).isTrue();
    return found.group();
  }

  private static HttpResponse<String> fetch(String link) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(URI.create(link)).build(), BodyHandlers.ofString());
  }
}
