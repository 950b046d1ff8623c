package dev.watchbill.freeze;

/** A button that another feature adds to the card of a freeze; pressed by anybody. */
public record CardButton(String label, String actionId, String value) {}
