package dev.watchbill.approval;

import static dev.watchbill.approval.TestApprovals.done;
import static dev.watchbill.approval.TestApprovals.feature;
import static dev.watchbill.approval.TestApprovals.key;
import static dev.watchbill.freeze.TestFreezes.ADA;
import static dev.watchbill.freeze.TestFreezes.MAYA;
import static dev.watchbill.freeze.TestFreezes.SAM;
import static dev.watchbill.freeze.TestFreezes.SOL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.platform.directory.Directory.Standing;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who is asked once somebody else holds an office, while an approval waits for it (R26, R28). */
class OfficeHoldersTest {
  private final TestApprovals t = new TestApprovals();

  @Test
  void with_the_reminder_whoever_holds_the_office_by_now_is_asked() {
    Approval it = t.asked(t.undecided(), feature("software"));
    t.freeze.company.directory.group("SSOFT", "software-managers", "USAM", "UMAYA");
    t.passes(Duration.ofHours(4));
    assertThat(t.dm(it, MAYA)).contains("asked as *EM of Software*");
    assertThat(t.outbox.keys(key(it, MAYA))).hasSize(1);
    assertThat(t.dm(it, SOL)).contains("You are not asked any more");
    assertThat(t.outbox.keys(key(it, SAM))).hasSize(2);
    done(t.approve(it, Office.MANAGER, MAYA));
  }

  @Test
  void whoever_comes_to_hold_an_office_is_asked_soon_and_whoever_held_it_sees_who_does() {
    Approval it = t.exception();
    t.freeze.company.directory.person("UMAYA", "maya", "Maya", Standing.DEACTIVATED);
    t.sweep();
    assertThat(t.dm(it, ADA)).contains("asked as *EM of MDM*", "being an admin");
    assertThat(t.dm(it, MAYA)).contains("it is with admin Ada (in place of the EM) now");
    assertThat(t.buttons(it, MAYA)).doesNotContain("button");
    assertThat(t.card(it)).contains("waits for admin Ada");
    t.sweep();
    assertThat(t.outbox.keys(key(it, ADA))).hasSize(1);
    done(t.approve(it, Office.MANAGER, ADA));
  }

  @Test
  void after_the_reminder_the_next_holder_is_asked_and_reminded_in_their_own_time() {
    Approval it = t.asked(t.undecided(), feature("software"));
    t.passes(Duration.ofHours(5));
    assertThat(t.outbox.keys(key(it, SAM))).hasSize(2);
    t.freeze.company.directory.group("SSOFT", "software-managers", "UMAYA");
    t.sweep();
    assertThat(t.dm(it, MAYA)).contains("asked as *EM of Software*");
    assertThat(t.dm(it, SAM)).contains("it is with EM Maya now");
    t.passes(Duration.ofHours(3));
    assertThat(t.outbox.keys(key(it, MAYA))).hasSize(1);
    t.passes(Duration.ofHours(24));
    assertThat(t.outbox.keys(key(it, MAYA))).hasSize(2);
    assertThat(t.outbox.keys(key(it, SAM))).hasSize(2);
  }

  @Test
  void whoever_holds_an_office_again_is_told_as_nobody_notices_an_edit() {
    Approval it = t.asked(t.undecided(), feature("software"));
    t.freeze.company.directory.group("SSOFT", "software-managers", "USAM");
    t.sweep();
    assertThat(t.dm(it, SOL)).contains("it is with EM Sam now");
    assertThat(t.outbox.keys(key(it, SAM))).hasSize(1);
    t.freeze.company.directory.group("SSOFT", "software-managers", "USAM", "USOL");
    t.sweep();
    assertThat(t.dm(it, SOL)).contains("asked as *EM of Software*");
    assertThat(t.outbox.keys(key(it, SOL))).hasSize(2);
    assertThat(t.outbox.text(t.outbox.keys(key(it, SOL)).get(1)))
        .contains("You are asked again as EM of Software");
    t.sweep();
    assertThat(t.outbox.keys(key(it, SOL))).hasSize(2);
  }
}
