package dev.watchbill.platform.http;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Numbers in Prometheus' text format, version 0.0.4. */
final class MetricsText {
  static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private MetricsText() {}

  static String of(List<Metric> metrics) {
    var byName = metrics.stream().collect(groupingBy(Metric::name, TreeMap::new, toList()));
    return byName.values().stream().map(MetricsText::family).collect(joining());
  }

  private static String family(List<Metric> metrics) {
    var any = metrics.get(0);
    return "# HELP %s %s\n# TYPE %s %s\n"
            .formatted(
                any.name(),
                any.help().replace("\\", "\\\\").replace("\n", "\\n"),
                any.name(),
                any.kind().name().toLowerCase(Locale.ROOT))
        + metrics.stream().map(MetricsText::line).collect(joining());
  }

  private static String line(Metric metric) {
    return metric.name() + labels(metric.labels()) + " " + number(metric.value()) + "\n";
  }

  private static String labels(Map<String, String> labels) {
    return labels.isEmpty()
        ? ""
        : new TreeMap<>(labels)
            .entrySet().stream()
                .map(label -> label.getKey() + "=\"" + escaped(label.getValue()) + "\"")
                .collect(joining(",", "{", "}"));
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  private static String number(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
