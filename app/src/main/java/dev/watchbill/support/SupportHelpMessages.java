package dev.watchbill.support;

import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.config.WatchbillConfig.RotationConfig;
import dev.watchbill.text.InWords;
import java.util.Map;
import java.util.stream.Collectors;

/** How to ask for whoever is on call; part of {@code /oncall help}. */
final class SupportHelpMessages {
  private SupportHelpMessages() {}

  /** Every example in backticks works when it is pasted. */
  static String help(WatchbillConfig config, Earshot earshot) {
    var names = config.rotations().keySet().stream().toList();
    return """
        *Asking on-call*
        %s
        In any other channel I am in, choose *Send to on-call* from a message's menu.
        `/oncall open` what is not resolved, the most urgent first; `/oncall open %s` of one rotation"""
        .formatted(
            config.rotations().entrySet().stream()
                .map(each -> rotation(each, earshot))
                .collect(Collectors.joining("\n")),
            names.get(names.size() - 1));
  }

  private static String rotation(Map.Entry<String, RotationConfig> rotation, Earshot earshot) {
    var its = rotation.getValue();
    return "Mention `@%s` in %s: %s answers within %s of business time"
            .formatted(
                its.alias(),
                earshot.channels(its),
                rotation.getKey(),
                InWords.of(its.firstResponse().within()))
        + its.firstResponse()
            .afterHours()
            .map(time -> ", or %s outside it".formatted(InWords.of(time)))
            .orElse("");
  }
}
