package dev.watchbill.planted.gate;

import dev.watchbill.Main;

final class KnowsMain {
  final Class<?> somebodyElsesRoom = Main.class;
}
