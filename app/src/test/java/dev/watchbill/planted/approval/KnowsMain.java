package dev.watchbill.planted.approval;

import dev.watchbill.Main;

final class KnowsMain {
  final Class<?> somebodyElsesRoom = Main.class;
}
