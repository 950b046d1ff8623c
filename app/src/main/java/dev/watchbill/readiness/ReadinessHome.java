package dev.watchbill.readiness;

import dev.watchbill.home.HomePart;
import dev.watchbill.home.HomePart.HomeButton;
import dev.watchbill.people.Group;
import dev.watchbill.people.PersonId;
import dev.watchbill.release.Release;
import dev.watchbill.release.ReleaseKeepers;
import dev.watchbill.release.Releases;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** On the Home tab: what waits for a QA lead, and for the DRI. */
final class ReadinessHome {
  /** A view holds a hundred blocks for everything. */
  private static final int SHOWN = 3;

  private final Readiness readiness;
  private final Checklists checklists;
  private final Releases releases;
  private final ReleaseKeepers keepers;
  private final ReadinessMessages messages;
  private final ChecklistMessages boxes;

  ReadinessHome(
      Readiness readiness,
      Checklists checklists,
      Releases releases,
      ReleaseKeepers keepers,
      ReadinessMessages messages,
      ChecklistMessages boxes) {
    this.readiness = readiness;
    this.checklists = checklists;
    this.releases = releases;
    this.keepers = keepers;
    this.messages = messages;
    this.boxes = boxes;
  }

  List<HomePart> of(PersonId reader) {
    var parts = new ArrayList<HomePart>();
    readiness.current().flatMap(it -> waiting(it, reader)).ifPresent(parts::add);
    if (keepers.dri().stream().anyMatch(person -> person.id().equals(reader))) {
      checklists.open().stream()
          .limit(SHOWN)
          .forEach(it -> releases.find(it.release()).ifPresent(r -> parts.add(open(r, it))));
    }
    return parts;
  }

  /** As long as a group of theirs is not ready. */
  private Optional<HomePart> waiting(Declared it, PersonId reader) {
    List<Group> theirs = readiness.ledBy(reader);
    boolean waits =
        theirs.stream()
            .map(Group::key)
            .anyMatch(
                key ->
                    it.groups().contains(key) && it.of(key).filter(Declared.Word::ready).isEmpty());
    return releases
        .find(it.release())
        .filter(release -> waits)
        .map(
            release ->
                new HomePart(
                    "*Readiness for %s* (R30): %s, and it waits for yours."
                        .formatted(ReadinessMessages.name(release), messages.progress(it)),
                    List.of(
                        new HomeButton(
                            "Ready", ReadinessMessages.READY + ":" + it.mark(), "", true),
                        new HomeButton(
                            "Not ready…",
                            ReadinessMessages.NOT_READY + ":" + it.mark(),
                            "",
                            false))));
  }

  private HomePart open(Release release, Checklist it) {
    return new HomePart(
        "*Checklist* (R31): %s, %s.".formatted(boxes.title(release, it), boxes.progress(it)),
        List.of(new HomeButton("Checklist", ChecklistMessages.OPEN + ":" + it.id(), "", false)));
  }
}
