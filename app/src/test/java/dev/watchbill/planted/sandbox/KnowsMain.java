package dev.watchbill.planted.sandbox;

import dev.watchbill.Main;

final class KnowsMain {
  final Class<?> theBot = Main.class;
}
