package dev.watchbill.postmortem;

import dev.watchbill.criticalbug.Alarm;
import dev.watchbill.escalation.Escalation;
import dev.watchbill.escalation.Outage;
import java.util.Optional;

/** What happened, of which the postmortem is held. */
sealed interface Matter {
  About about();

  /** The key of the group that owns it, if one does. */
  Optional<String> group();

  /** What to call it; typed by people. */
  String title();

  /** The key of the message that begins its thread. */
  String thread();

  /** A critical bug. */
  record OfAlarm(Alarm alarm) implements Matter {
    @Override
    public About about() {
      return About.alarm(alarm.id());
    }

    @Override
    public Optional<String> group() {
      return alarm.group();
    }

    @Override
    public String title() {
      return alarm.name();
    }

    @Override
    public String thread() {
      return alarm.card();
    }
  }

  /**
   * An outage.
   *
   * @param group whose users are affected; otherwise that of whoever escalated
   */
  record OfOutage(Outage outage, Escalation escalation, Optional<String> group) implements Matter {
    @Override
    public About about() {
      return About.outage(outage.id());
    }

    @Override
    public String title() {
      return outage.needed();
    }

    @Override
    public String thread() {
      return escalation.card();
    }
  }
}
