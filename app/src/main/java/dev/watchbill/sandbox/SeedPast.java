package dev.watchbill.sandbox;

import dev.watchbill.sandbox.workspace.Body;
import dev.watchbill.sandbox.workspace.Message;
import dev.watchbill.sandbox.workspace.Messages.Draft;
import dev.watchbill.sandbox.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * A believable past week, told relative to the moment of the first start: questions, threads,
 * reactions, a request to {@code @oncall} that was answered, and the release before this one.
 */
final class SeedPast {
  private static final Pattern NAME = Pattern.compile("([@#])([a-z][a-z-]*)");

  private final Workspace workspace;
  private final Instant now;

  SeedPast(Workspace workspace, Instant now) {
    this.workspace = workspace;
    this.now = now;
  }

  void tell() {
    general();
    helpEngineering();
    groups();
    around();
    direct();
    everythingOldIsRead();
  }

  private void general() {
    var shipped =
        said(
            "general",
            "theo",
            146,
            "4.59 is out :tada: Release notes are in the usual place. Thank you @quinn for the last-minute upgrade test.");
    reacted(shipped, "tada", "ada mo priya noor carmen ben");
    reacted(shipped, "rocket", "ines kofi");
    reply(
        shipped, "quinn", 145.8, "Eleven upgrade paths, all green. The twelfth was my own laptop.");
    reply(shipped, "ada", 145.5, "Lovely. Have a quiet evening, everybody.");
    said(
        "general",
        "dana",
        99,
        "The community call is moved to Thursday, same hour. Three people want to show what they built.");
    var intern =
        said(
            "general",
            "mo",
            73,
            "Please say hello to @milo, who is with the MDM group until the summer :wave:");
    reacted(intern, "wave", "ada priya lena quinn sam carmen yuki rosa");
    reply(intern, "milo", 72.6, "Hello! I have broken nothing so far.");
    reply(intern, "jonas", 72.1, "Give it a week.");
    said(
        "general",
        "theo",
        27,
        "Planning for 4.60: if your story will not make it, tell your EM this week rather than on the last day.");
  }

  private void helpEngineering() {
    var certificate =
        said(
            "help-engineering",
            "carmen",
            120.5,
            "@oncall a customer sees `certificate has expired` when new hosts enrol. Their own certificate is good until March. What should they look at?");
    reacted(certificate, "eyes", "ines");
    reply(
        certificate, "ines", 120.1, "Looking. Is there a proxy between the hosts and the server?");
    reply(certificate, "carmen", 119.9, "There is, they put it in last week.");
    reply(
        certificate,
        "ines",
        119.4,
        "That is it: the proxy presents its own chain, and the intermediate expired on Monday. They can check with\n```openssl s_client -connect fleet.customer.example:443 -showcerts```\nI have added this to the enrolment page of the documentation.");
    reply(certificate, "carmen", 118.9, "Confirmed by the customer. Thank you :pray:");
    reacted(certificate, "white_check_mark", "carmen");
    var slow =
        said(
            "help-engineering",
            "dana",
            77,
            "Somebody in the community asks why the hosts page is slow with 40,000 hosts. Is there a known limit?");
    reply(
        slow,
        "kofi",
        76.2,
        "No limit, but sorting by last seen had no index before 4.58. Which version do they run?");
    reply(slow, "dana", 75.9, "4.56. I will ask them to upgrade.");
    said(
        "help-engineering",
        "sam",
        50,
        "Is there a feature flag for the new software page, or do I need a branch?");
    var review =
        said(
            "help-engineering",
            "yuki",
            31,
            "A community pull request adds a `--json` flag to the profiles command. It looks good to me; who is on call to follow it up?");
    reply(review, "ines", 26.5, "That is me until Wednesday. Taking it.");
    reacted(review, "raised_hands", "yuki dana");
    said(
        "help-engineering",
        "milo",
        4.5,
        "Which Go version does CI use? Mine complains about a toolchain line.");
    said(
        "help-engineering",
        "carmen",
        1.2,
        "Heads-up: Northwind may call about enrolment this afternoon. No action needed yet.");
  }

  private void groups() {
    said(
        "g-infra",
        "jonas",
        150,
        "*Handover*\n• Two alarms, both the flaky disk check on the staging database\n• Open: certificate renewal for the metrics host, no user impact\n• Watch: storage growth after Tuesday's import");
    var disk =
        said(
            "g-infra",
            "rosa",
            52,
            "The disk check is no longer flaky: it was right. Volume grown by 200 GB.");
    reacted(disk, "joy", "jonas lena");
    said("g-infra", "lena", 25, "I am away on Friday. Jonas stands in; he knows the runbook.");
    said(
        "g-mdm",
        "ben",
        101,
        "The profile resend is merged. One test is skipped for now, see the comment there.");
    var flow =
        said(
            "g-mdm",
            "noor",
            54,
            "Draft of the enrolment flow for personal devices: could two of you read it before Thursday?");
    reply(flow, "yuki", 44, "Read. Two remarks in the document, nothing big.");
    reply(flow, "ben", 29, "Same. I would leave out the third screen.");
    reacted(flow, "+1", "mo");
    said(
        "g-software",
        "priya",
        98,
        "Standup notes: Inês on call from Wednesday, so we plan light for her. Kofi has the icon cache.");
    said("g-software", "kofi", 30, "Icon cache: from 1.8 s to 90 ms on the big fixture :zap:");
    said(
        "g-customer-success",
        "carmen",
        76,
        "Renewal call with Northwind went well. They ask about enrolment through their proxy, again.");
    said(
        "g-customer-experience",
        "carmen",
        48,
        "Two customer meetings this week have a free seat for an engineer. Who would like to listen in?");
  }

  private void around() {
    said(
        "help-p1",
        "rosa",
        126,
        "Alarm at 03:12: queue depth on the results worker. Back to normal after a restart, no results lost. Cause: a slow consumer, fixed in staging.");
    var colour =
        said(
            "help-product-design",
            "ines",
            78,
            "The empty state of the software page says \"no vulnerabilities\" while the scan still runs. Should it say so?");
    reply(colour, "sam", 77, "It should. I will have a draft tomorrow.");
    said(
        "help-qa",
        "quinn",
        51,
        "Test plan for 4.60 is up. MDM has 14 items, Software 9. Please look at yours before the freeze.");
    var merged =
        said(
            "help-promote",
            "kofi",
            100,
            "A community pull request was merged: dark mode for the printed report. It is very dark.");
    reacted(merged, "heart", "dana carmen theo");
    said(
        "random",
        "jonas",
        28,
        "The sourdough has a name now. It is Kubernetes, because nobody here understands it.");
    var hello =
        said(
            "ext-northwind",
            "viktor",
            29,
            "Good morning. We plan to enrol the second site next week. Anything to prepare on our side?");
    reply(
        hello,
        "carmen",
        28.5,
        "Good morning Viktor! The proxy settings from last time, and a list of the serial numbers.");
  }

  private void direct() {
    var room = workspace.channels().direct(id("mo"), id("ben"));
    post(
        room.id(),
        "mo",
        53,
        "Are you fine with taking the shift after Inês? I would plan less for you that week.",
        "");
    post(room.id(), "ben", 52.7, "Yes, works for me.", "");
  }

  /** What is older than a day is read by everyone, so that a few channels stand out. */
  private void everythingOldIsRead() {
    var yesterday = now.minus(Duration.ofHours(26));
    for (var channel : workspace.channels().all()) {
      workspace.messages().in(channel.id()).stream()
          .filter(message -> whenSaid(message).isBefore(yesterday))
          .reduce((first, second) -> second)
          .ifPresent(
              last ->
                  channel
                      .members()
                      .forEach(
                          member -> workspace.readMarks().read(member, channel.id(), last.ts())));
    }
  }

  private static Instant whenSaid(Message message) {
    return Instant.ofEpochSecond(
        Long.parseLong(message.ts().substring(0, message.ts().indexOf('.'))));
  }

  private Message said(String channel, String who, double hoursAgo, String text) {
    return post(workspace.channels().get(channel).id(), who, hoursAgo, text, "");
  }

  private void reply(Message to, String who, double hoursAgo, String text) {
    post(to.channel(), who, hoursAgo, text, to.ts());
  }

  private Message post(String channel, String who, double hoursAgo, String text, String thread) {
    var draft = Draft.by(id(who), channel, Body.of(withMentions(text))).in(thread);
    return workspace.messages().recall(draft, now.minusSeconds(Math.round(hoursAgo * 3600)));
  }

  private void reacted(Message message, String emoji, String handles) {
    Arrays.stream(handles.split(" "))
        .forEach(
            handle ->
                workspace.messages().react(message.channel(), message.ts(), id(handle), emoji));
  }

  private String id(String handle) {
    return workspace.people().get(handle).id();
  }

  /** Slack keeps mentions as ids; names that nobody has stay words. */
  private String withMentions(String text) {
    return NAME.matcher(text)
        .replaceAll(
            found -> {
              var name = found.group(2);
              var person = workspace.people().find(name).map(each -> "<@" + each.id() + ">");
              var group =
                  workspace.userGroups().find(name).map(each -> "<!subteam^" + each.id() + ">");
              return found.group(1).equals("@")
                  ? person.or(() -> group).orElse(found.group())
                  : found.group();
            });
  }
}
