package dev.watchbill.planted;

import org.quartz.Scheduler;

final class WakesItself {
  final Class<?> quartz = Scheduler.class;
}
