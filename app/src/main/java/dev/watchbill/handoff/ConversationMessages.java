package dev.watchbill.handoff;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.element.BlockElements.button;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.util.json.GsonFactory;
import dev.watchbill.handoff.Conversation.Choice;
import dev.watchbill.handoff.Conversation.Decision;
import dev.watchbill.handoff.ConversationState.Standing;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.support.SupportRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words about conversations that are handed over: entries, their head, and whom they concern.
 */
final class ConversationMessages {
  static final String HAND_OVER = "conversation_hand_over";
  static final String KEEP = "conversation_keep";
  static final String TAKE_ALL = "conversation_take_all";
  static final String ADD = "conversation_add";

  /** So many are listed to the former engineer. */
  private static final int LISTED = 20;

  private final ConversationWords words;

  ConversationMessages(ConversationWords words) {
    this.words = words;
  }

  /** One entry: what it is, since when, who has it, and what may be decided. */
  Content entry(Handoff handoff, ConversationList list, ConversationState state) {
    String text =
        "%s\n%s\n%s"
            .formatted(words.link(state), words.open(state), standing(handoff, list, state));
    List<Choice> choices = ConversationPolicy.choices(state, handoff, list.closed());
    var blocks = new ArrayList<LayoutBlock>();
    blocks.add(section(text));
    if (!choices.isEmpty()) {
      blocks.add(
          actions(choices.stream().map(choice -> decide(state, choice, choices.size())).toList()));
    }
    return content(text, blocks);
  }

  private static BlockElement decide(ConversationState state, Choice choice, int choices) {
    boolean over = choice == Choice.HANDED_OVER;
    return press(
        "%s:%d".formatted(over ? HAND_OVER : KEEP, state.conversation().id()),
        Integer.toString(state.conversation().decisions()),
        over ? "Hand over" : "Keep",
        over && choices > 1);
  }

  private String standing(Handoff handoff, ConversationList list, ConversationState state) {
    String former = words.name(handoff.from());
    String next = words.name(handoff.to());
    String holder = holder(state);
    return switch (state.standing(handoff.from())) {
      case UNDECIDED ->
          list.settled() || list.closed()
              ? "Nobody has decided: it *stays with %s*.".formatted(former)
              : "*%s* has it. Hand it over to %s, or keep it?".formatted(former, next);
      case HANDED_OVER ->
          handedOver(handoff, state) + elsewhere(state, recipient(handoff, state), holder);
      case KEPT ->
          "*%s* keeps it%s.%s"
              .formatted(
                  former,
                  decider(state)
                      .filter(by -> !by.equals(handoff.from()))
                      .map(by -> ", as %s decided".formatted(words.name(by)))
                      .orElse(""),
                  elsewhere(state, handoff.from(), holder));
      case ELSEWHERE ->
          ConversationWords.waits(state)
              ? "*%s* has it since the change of shift, as nobody had answered.".formatted(holder)
              : "*%s* has it.".formatted(holder);
      case RESOLVED -> "Nothing to decide.";
    };
  }

  private String handedOver(Handoff handoff, ConversationState state) {
    PersonId to = recipient(handoff, state);
    return decider(state).filter(to::equals).isPresent()
        ? "*%s* has taken it over.".formatted(words.name(to))
        : "Handed over to *%s*%s."
            .formatted(
                words.name(to), decider(state).map(by -> " by " + words.name(by)).orElse(""));
  }

  /** Of an earlier decision, maybe: the shift may be somebody else's since. */
  private static PersonId recipient(Handoff handoff, ConversationState state) {
    return state.conversation().decision().map(Decision::to).orElse(handoff.to());
  }

  private static Optional<PersonId> decider(ConversationState state) {
    return state.conversation().decision().map(Decision::by);
  }

  /** Whoever has its request, if that is somebody else by now. */
  private static String elsewhere(ConversationState state, PersonId expected, String holder) {
    return state
        .request()
        .filter(SupportRequest::isOpen)
        .flatMap(SupportRequest::holder)
        .filter(its -> !its.equals(expected))
        .map(its -> " %s has it now.".formatted(holder))
        .orElse("");
  }

  private String holder(ConversationState state) {
    return state.request().flatMap(SupportRequest::holder).map(words::name).orElse("Nobody");
  }

  /** What stands above the entries. */
  Content head(Handoff handoff, ConversationList list, List<ConversationState> states) {
    Map<Standing, Long> counts = ConversationPolicy.counts(states, handoff.from());
    String former = words.name(handoff.from());
    String next = words.name(handoff.to());
    String text =
        states.isEmpty()
            ? "*Conversations*: nothing is open with %s. What else goes to %s can be added."
                .formatted(former, next)
            : "*%s*\n%s hands over or keeps each of them, and %s may take them. *Whatever nobody decides stays with %s.*"
                .formatted(tally(handoff, states), former, next, former);
    if (list.leftOut() > 0) {
      text +=
          "\nNo room for %d more, which stay with %s: `/oncall open %s` shows all."
              .formatted(list.leftOut(), former, list.rotation());
    }
    var blocks = new ArrayList<LayoutBlock>();
    blocks.add(section(text));
    if (!list.closed()) {
      var buttons = new ArrayList<BlockElement>();
      if (counts.getOrDefault(Standing.UNDECIDED, 0L) > 1) {
        buttons.add(press(TAKE_ALL + ":" + handoff.id(), "", "Take all", false));
      }
      buttons.add(press(ADD + ":" + handoff.id(), "", "Add a conversation", false));
      blocks.add(actions(buttons));
    }
    return content(text, blocks);
  }

  /** How many stand how: "Conversations: 2 handed over, 1 undecided (stays with Inês)". */
  String tally(Handoff handoff, List<ConversationState> states) {
    Map<Standing, Long> counts = ConversationPolicy.counts(states, handoff.from());
    String former = words.name(handoff.from());
    return "Conversations: "
        + Stream.of(
                counted(counts, Standing.HANDED_OVER, "handed over"),
                counted(counts, Standing.KEPT, "kept"),
                counted(counts, Standing.UNDECIDED, undecided(counts, former)),
                counted(counts, Standing.ELSEWHERE, "with somebody else already"),
                counted(counts, Standing.RESOLVED, "resolved"))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(", "));
  }

  private static String undecided(Map<Standing, Long> counts, String former) {
    return "undecided (%s with %s)"
        .formatted(counts.getOrDefault(Standing.UNDECIDED, 0L) == 1 ? "stays" : "stay", former);
  }

  private static Optional<String> counted(
      Map<Standing, Long> counts, Standing standing, String what) {
    return Optional.ofNullable(counts.get(standing)).map(count -> count + " " + what);
  }

  /** In its own thread, so that Slack subscribes the new engineer to it. */
  Content mention(Handoff handoff, ConversationState state) {
    String quoted = ConversationWords.quoted(state);
    return Content.text(
        "<@%s> has this from now on: it was handed over to them; *%s* had it.\n%s%s"
            .formatted(
                handoff.to(),
                words.name(handoff.from()),
                quoted.isEmpty() ? "" : quoted + "\n",
                words.open(state)));
  }

  /** The same, once it is kept after all. */
  Content keptAfterAll(Handoff handoff, PersonId mentioned) {
    return Content.text(
        "This was to be handed over to %s, but *%s* keeps it."
            .formatted(words.name(mentioned), words.name(handoff.from())));
  }

  /** In the handoff's thread, where Slack can subscribe nobody to it, or the bot may not write. */
  Content mentionHere(Handoff handoff, ConversationState state) {
    String has =
        "<@%s> has this from now on: %s, which %s had."
            .formatted(handoff.to(), words.link(state), words.name(handoff.from()));
    return Content.text(
        state.conversation().about() instanceof Conversation.OfLink
            ? has + " Please subscribe to it there."
            : has
                + " I cannot write in that channel. By hand: *%s*, please mention %s in that thread, so that Slack shows them what is new there."
                    .formatted(words.name(handoff.from()), words.name(handoff.to())));
  }

  /** To the former engineer: one message for all of a handoff. */
  Content muting(Handoff handoff, List<ConversationState> handedOver) {
    String next = words.name(handoff.to());
    if (handedOver.isEmpty()) {
      return Content.text("Nothing is handed over to %s after all: it is yours.".formatted(next));
    }
    String listed =
        handedOver.stream()
            .limit(LISTED)
            .map(state -> "\n• " + words.link(state))
            .collect(Collectors.joining());
    String more =
        handedOver.size() > LISTED ? "\nand %d more".formatted(handedOver.size() - LISTED) : "";
    return Content.text(
        "*%s* has %s now, so you can mute %s: ⋮ → _Turn off notifications for replies_.%s%s"
            .formatted(
                next,
                handedOver.size() == 1 ? "this" : "these",
                handedOver.size() == 1 ? "it" : "them",
                listed,
                more));
  }

  private static BlockElement press(String action, String value, String label, boolean primary) {
    return button(
        b ->
            b.actionId(action)
                .value(value.isEmpty() ? null : value)
                .style(primary ? "primary" : null)
                .text(PlainTextObject.builder().text(label).build()));
  }

  private static LayoutBlock section(String mrkdwn) {
    return SectionBlock.builder()
        .text(MarkdownTextObject.builder().text(mrkdwn).verbatim(true).build())
        .build();
  }

  private static Content content(String text, List<LayoutBlock> blocks) {
    return new Content(text, GsonFactory.createSnakeCase().toJson(blocks));
  }
}
