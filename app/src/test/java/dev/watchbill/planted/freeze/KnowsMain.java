package dev.watchbill.planted.freeze;

import dev.watchbill.Main;

final class KnowsMain {
  final Class<?> somebodyElsesRoom = Main.class;
}
