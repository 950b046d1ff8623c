package dev.watchbill.platform.storage;

/** Another bot keeps its data in the same directory. */
public final class DataDirectoryInUseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DataDirectoryInUseException(String message) {
    super(message);
  }
}
