package dev.watchbill.people;

/** What somebody answers for, as the configuration names it. One person may hold several. */
public sealed interface Role {
  /** May do everything, and hears of what the bot cannot put right by itself. */
  record Admin() implements Role {}

  /** The engineering manager of a group, by its key. */
  record ManagerOf(String group) implements Role {}

  /** The QA lead of a group, by its key. */
  record QaLeadOf(String group) implements Role {}

  /** The one person responsible for the release ritual (R24). */
  record Dri() implements Role {}

  /** May confirm a critical bug, or reject it (R19). */
  record Product() implements Role {}

  /** Warns customers and the community (R21). */
  record CustomerSuccess() implements Role {}
}
