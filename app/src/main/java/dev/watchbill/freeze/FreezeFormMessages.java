package dev.watchbill.freeze;

import static com.slack.api.model.block.Blocks.input;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.CheckboxesElement;
import com.slack.api.model.block.element.PlainTextInputElement;
import dev.watchbill.platform.slack.Modal;
import dev.watchbill.release.Release;
import dev.watchbill.text.Excerpt;
import dev.watchbill.text.TypedNumber;
import dev.watchbill.text.Visible;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The forms in which a freeze is begun and lifted. */
final class FreezeFormMessages {
  static final String BEGIN = "freeze_begin_form";

  /** See {@link Lifting}. */
  static final String LIFT = "freeze_lift_form";

  private static final String EARLY = " early";

  static final String WHY = "why";
  static final String OUT = "out";
  static final int LONGEST = 500;

  /** Slack takes 75 characters beside a box. */
  private static final int OPTION = 75;

  private final FreezeWords words;

  FreezeFormMessages(FreezeWords words) {
    this.words = words;
  }

  /**
   * What the form that lifts a freeze carries.
   *
   * @param id the freeze's number; -1 if nobody knows it
   * @param early whether it asks if the release is out, and says that it stays planned if not
   */
  record Lifting(long id, boolean early) {
    static Lifting of(String metadata) {
      boolean early = metadata.endsWith(EARLY);
      return new Lifting(
          TypedNumber.read(early ? metadata.replace(EARLY, "") : metadata).orElse(-1L), early);
    }

    String metadata() {
      return id + (early ? EARLY : "");
    }
  }

  /**
   * Freezes the branch at once.
   *
   * @param within the release in whose window it is, and that it waits for
   * @param next the release that takes it over otherwise, if one is planned
   */
  Modal begin(Optional<Release> within, Optional<Release> next, Instant now) {
    return Modal.form(
        BEGIN,
        "",
        "Freeze now",
        "Freeze now",
        List.of(
            said(within.map(release -> beginsFor(release, now)).orElseGet(() -> begins(next, now))),
            why("Why", "Everybody reads it, and asks less.", "")));
  }

  private String beginsFor(Release release, Instant now) {
    return "*%s freezes at once* for %s until it is out; it is due %s. Only %s merge then, once each is unfrozen. It is announced to everybody."
        .formatted(
            words.branch(),
            FreezeWords.version(release.version()),
            words.away(now, release.window().releaseAt()),
            FreezePolicy.phase(release.window(), now) == Phase.DEEP
                ? "bug fixes %s (R27)".formatted(words.deepLabels())
                : "bug fixes, documentation and website changes (R26)");
  }

  private String begins(Optional<Release> next, Instant now) {
    return "*%s freezes at once*, until somebody lifts it: only bug fixes, documentation and website changes merge then, once each is unfrozen (R26). It is announced to everybody.%s"
        .formatted(
            words.branch(),
            next.map(
                    release ->
                        " The freeze of %s takes it over %s."
                            .formatted(
                                FreezeWords.version(release.version()),
                                words.away(now, release.window().freezeAt())))
                .orElse(""));
  }

  /**
   * Lifts it: before its release with a reason, or because it is out.
   *
   * @param following the release whose freeze begins with its end
   */
  Modal lift(Course course, Optional<Release> following, Instant now, String typed) {
    Freeze freeze = course.freeze();
    var blocks = new ArrayList<LayoutBlock>();
    boolean early = FreezeDeeds.isEarly(course, now);
    String version = freeze.version().map(FreezeWords::version).orElse("");
    if (early) {
      blocks.add(
          said(
              "*%s is still to come*: it is due %s. If it is not out, it stays planned, everything merges as usual from now on, and %s does not freeze for it again by itself. It is announced to everybody."
                  .formatted(
                      version, words.away(now, freeze.releaseAt().orElseThrow()), words.branch())));
      blocks.add(out(freeze.version().orElse("")));
      blocks.add(why("Why it is lifted", "Needed unless it is out.", typed));
    } else {
      blocks.add(
          said(
              "%s, and it is announced to everybody (R31).%s"
                  .formatted(
                      following
                          .map(release -> stays(release, now))
                          .orElseGet(
                              () ->
                                  "*%s unfreezes*: everything merges as usual from now on"
                                      .formatted(words.branch())),
                      version.isEmpty()
                          ? ""
                          : " %s counts as released. If it is late, move it instead: `/freeze move`."
                              .formatted(version))));
      blocks.add(why("Anything to say", "It is announced with it.", typed));
    }
    return Modal.form(
        LIFT, new Lifting(freeze.id(), early).metadata(), "Lift the freeze", "Lift it", blocks);
  }

  private String stays(Release release, Instant now) {
    return "*%s stays frozen*: the freeze of %s, due %s, should have begun already, and begins at once"
        .formatted(
            words.branch(),
            FreezeWords.version(release.version()),
            words.away(now, release.window().releaseAt()));
  }

  private static LayoutBlock out(String version) {
    var option =
        OptionObject.builder()
            .text(plain(Excerpt.of(Visible.inOneLine(version), OPTION - 10) + " is out"))
            .value(OUT)
            .build();
    return input(
        i ->
            i.blockId(OUT)
                .label(plain("The release"))
                .optional(true)
                .element(
                    CheckboxesElement.builder().actionId(OUT).options(List.of(option)).build()));
  }

  private static LayoutBlock why(String label, String hint, String typed) {
    return input(
        i ->
            i.blockId(WHY)
                .label(plain(label))
                .hint(plain(hint))
                .optional(true)
                .element(
                    PlainTextInputElement.builder()
                        .actionId(WHY)
                        .multiline(true)
                        .maxLength(LONGEST)
                        .initialValue(typed.isEmpty() ? null : Excerpt.of(typed, LONGEST))
                        .build()));
  }

  private static LayoutBlock said(String mrkdwn) {
    return section(s -> s.text(markdownText(m -> m.text(mrkdwn).verbatim(true))));
  }

  private static PlainTextObject plain(String words) {
    return PlainTextObject.builder().text(words).build();
  }
}
