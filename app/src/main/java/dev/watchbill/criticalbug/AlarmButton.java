package dev.watchbill.criticalbug;

/**
 * A button that another feature adds below {@code /critical-bug show}.
 *
 * @param label what stands on it
 * @param action the whole action id, with whatever number it needs
 */
public record AlarmButton(String label, String action) {}
