package dev.watchbill.planted;

import com.slack.api.Slack;

final class ReachesForTheWire {
  final Class<?> slack = Slack.class;
}
