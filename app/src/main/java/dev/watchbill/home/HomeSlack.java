package dev.watchbill.home;

import dev.watchbill.people.PersonId;
import dev.watchbill.platform.slack.Event;
import dev.watchbill.platform.slack.Reception;

/** Hears who opens the Home tab. */
final class HomeSlack {
  private final Homes homes;

  HomeSlack(Homes homes) {
    this.homes = homes;
  }

  void listen(Reception reception) {
    reception.event("app_home_opened", "home", this::opened);
  }

  private void opened(Event event) {
    // The same event tells that somebody opened the bot's direct messages.
    if (event.body().text("tab").filter("home"::equals).isPresent()) {
      event.userId().map(PersonId::new).ifPresent(homes::opened);
    }
  }
}
