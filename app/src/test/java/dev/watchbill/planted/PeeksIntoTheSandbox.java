package dev.watchbill.planted;

import dev.watchbill.sandbox.SandboxClock;

final class PeeksIntoTheSandbox {
  final Class<?> sandbox = SandboxClock.class;
}
