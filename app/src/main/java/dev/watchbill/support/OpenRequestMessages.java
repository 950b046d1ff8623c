package dev.watchbill.support;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.element.BlockElements.button;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.util.json.GsonFactory;
import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.slack.Permalinks;
import dev.watchbill.text.Excerpt;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.ReaderTime;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Requests that are not resolved, in lists. */
final class OpenRequestMessages {
  static final String MORE = "support_more";

  /** So many are shown at a time. */
  static final int PAGE = 20;

  /** So many of a reader's own are shown beneath who is on call. */
  private static final int OWN = 5;

  private static final int WORDS = 80;

  private final People people;
  private final Permalinks permalinks;
  private final Earshot earshot;
  private final Map<String, SupportRules> rules;
  private final Clock clock;

  OpenRequestMessages(
      People people,
      Permalinks permalinks,
      Earshot earshot,
      Map<String, SupportRules> rules,
      Clock clock) {
    this.people = people;
    this.permalinks = permalinks;
    this.earshot = earshot;
    this.rules = Map.copyOf(rules);
    this.clock = clock;
  }

  /**
   * One page of them.
   *
   * @param requests all that are open, the most urgent first
   * @param rotation the one it is about, if it is about one
   * @param page counted from 1; one that there is not is the last
   */
  Content open(
      List<SupportRequest> requests, Optional<String> rotation, int page, PersonId reader) {
    String whose = rotation.map(name -> " for " + name).orElse("");
    if (requests.isEmpty()) {
      return Content.text("Nothing is open%s: every request is resolved.".formatted(whose));
    }
    int pages = (requests.size() + PAGE - 1) / PAGE;
    int shown = Math.max(1, Math.min(page, pages));
    int from = (shown - 1) * PAGE;
    List<SupportRequest> some = requests.subList(from, Math.min(requests.size(), from + PAGE));
    long waiting = requests.stream().filter(OpenRequestMessages::waits).count();
    String title =
        "*%d open%s*, %s%s"
            .formatted(
                requests.size(),
                whose,
                waiting == 0
                    ? "all of them answered."
                    : "%d without a first response.".formatted(waiting),
                pages == 1 ? "" : " Shown: %d to %d.".formatted(from + 1, from + some.size()));
    var lines = new Lines(reader, rotation.isEmpty(), false);
    var blocks = new ArrayList<LayoutBlock>();
    blocks.add(section(title));
    some.forEach(request -> blocks.add(section(lines.of(request))));
    String text = title + "\n" + String.join("\n", some.stream().map(lines::of).toList());
    if (shown == pages) {
      return content(text, blocks);
    }
    int more = Math.min(PAGE, requests.size() - from - PAGE);
    blocks.add(next(rotation, shown + 1, more));
    String command =
        "/oncall open %s%d".formatted(rotation.map(r -> r + " ").orElse(""), shown + 1);
    return content(text + "\n`%s` shows the next %d.".formatted(command, more), blocks);
  }

  /** What a reader holds, beneath who is on call; empty if there is nothing. */
  Optional<String> own(List<SupportRequest> requests, PersonId reader) {
    return own(requests, new Lines(reader, true, false));
  }

  /** As {@link #own}, but right for as long as nothing happens: it tells times, not distances. */
  Optional<String> lasting(List<SupportRequest> requests, PersonId reader) {
    return own(requests, new Lines(reader, true, true));
  }

  private static Optional<String> own(List<SupportRequest> requests, Lines lines) {
    if (requests.isEmpty()) {
      return Optional.empty();
    }
    var text = new StringBuilder("*Your open requests*");
    requests.stream().limit(OWN).forEach(request -> text.append("\n• ").append(lines.of(request)));
    if (requests.size() > OWN) {
      text.append("\nand %d more: `/oncall open`".formatted(requests.size() - OWN));
    }
    return Optional.of(text.toString());
  }

  private static boolean waits(SupportRequest request) {
    return request.state() == SupportRequest.State.WAITING;
  }

  /** Lines of one list. */
  private final class Lines {
    private final PersonId reader;
    private final boolean withRotation;
    private final boolean lasting;
    private final Instant now = clock.instant();
    private final Map<PersonId, String> names = new HashMap<>();
    private final Map<String, Boolean> secluded = new HashMap<>();

    /**
     * @param lasting whether they are looked at for long, so that they tell no distances
     */
    Lines(PersonId reader, boolean withRotation, boolean lasting) {
      this.reader = reader;
      this.withRotation = withRotation;
      this.lasting = lasting;
    }

    /** What, who asked whom, since when, until when. */
    String of(SupportRequest request) {
      return "%s\n%s → %s%s, asked %s. %s"
          .formatted(
              link(request),
              request.asker().map(this::name).orElse("an app"),
              request.holder().map(this::name).orElse("*nobody*"),
              withRotation ? " (" + request.rotation() + ")" : "",
              ago(request, request.askedAt()),
              clock(request));
    }

    private String clock(SupportRequest request) {
      if (!waits(request)) {
        return request
            .answer()
            .map(act -> "Answered %s, not resolved.".formatted(ago(request, act.at())))
            .orElse("Not resolved.");
      }
      String moment = moment(request, request.dueAt());
      String due =
          lasting ? moment : "%s (%s)".formatted(moment, ReaderTime.distance(now, request.dueAt()));
      return request.dueAt().isAfter(now)
          ? "First response due %s.".formatted(due)
          : "*Overdue*: a first response was due %s.".formatted(due);
    }

    private String ago(SupportRequest request, Instant then) {
      return lasting ? moment(request, then) : ReaderTime.ago(now, then);
    }

    private String moment(SupportRequest request, Instant then) {
      return ReaderTime.shortMoment(then, SupportRules.zone(rules, request.rotation()));
    }

    private String link(SupportRequest request) {
      String address =
          permalinks.to(
              request.channelId(),
              request.messageTs(),
              Optional.of(request.threadTs()).filter(ts -> !ts.equals(request.messageTs())));
      return "<%s|%s>".formatted(address, words(request));
    }

    /** What was said among few is not repeated to others. */
    private String words(SupportRequest request) {
      boolean concerned =
          request.holder().filter(reader::equals).isPresent()
              || request.asker().filter(reader::equals).isPresent();
      if (!concerned && secluded.computeIfAbsent(request.channelId(), earshot::isPrivate)) {
        return "a message in a private channel";
      }
      String said = request.excerpt().replace('|', '¦').strip();
      return said.isEmpty() ? "the message" : Mrkdwn.escape(Excerpt.of(said, WORDS));
    }

    private String name(PersonId person) {
      return person.equals(reader)
          ? "you"
          : names.computeIfAbsent(person, id -> Mrkdwn.escape(people.nameOf(id)));
    }
  }

  private static LayoutBlock next(Optional<String> rotation, int page, int count) {
    return actions(
        List.of(
            button(
                b ->
                    b.actionId(MORE)
                        .value((page + " " + rotation.orElse("")).strip())
                        .text(PlainTextObject.builder().text("Show the next " + count).build()))));
  }

  private static Content content(String text, List<LayoutBlock> blocks) {
    return new Content(text, GsonFactory.createSnakeCase().toJson(blocks));
  }

  private static LayoutBlock section(String mrkdwn) {
    return SectionBlock.builder()
        .text(MarkdownTextObject.builder().text(mrkdwn).verbatim(true).build())
        .build();
  }
}
