package dev.watchbill.planted.ground;

import dev.watchbill.Main;

final class KnowsMain {
  final Class<?> somebodyElsesRoom = Main.class;
}
