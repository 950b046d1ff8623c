package dev.watchbill.planted.readiness;

import dev.watchbill.Main;

final class KnowsMain {
  final Class<?> somebodyElsesRoom = Main.class;
}
