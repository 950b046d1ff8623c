package dev.watchbill.planted;

final class ThingUtil {}
