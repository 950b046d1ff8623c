package dev.watchbill.sandbox.workspace;

import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** What was uploaded: first announced, then sent, then shared. */
public final class Files {
  private final Ledger ledger;
  private final Shelf<StoredFile> shelf;

  Files(Ledger ledger) {
    this.ledger = ledger;
    this.shelf = ledger.shelf("file", StoredFile.class);
  }

  /**
   * A file.
   *
   * @param id {@code F…}
   * @param ticket opens the address that it is sent to
   * @param title shown above it
   * @param user who uploads it
   * @param length in bytes, as announced
   * @param content in base 64; empty until it has come
   * @param shared whether it was shared, or kept
   */
  public record StoredFile(
      String id,
      String ticket,
      String name,
      String title,
      String user,
      int length,
      Instant created,
      String content,
      boolean shared) {

    /** What is in it. */
    public byte[] bytes() {
      return Base64.getDecoder().decode(content);
    }

    /** Whether all of it has come. */
    public boolean hasCome() {
      return !content.isEmpty();
    }

    StoredFile holding(byte[] bytes) {
      var encoded = Base64.getEncoder().encodeToString(bytes);
      return new StoredFile(id, ticket, name, title, user, length, created, encoded, shared);
    }

    StoredFile shared(String shownAs) {
      return new StoredFile(id, ticket, name, shownAs, user, length, created, content, true);
    }
  }

  /** Makes a place for a file that is to come. */
  public StoredFile announce(String name, int length, String user) {
    var file =
        new StoredFile(
            Ids.fresh("F"), Ids.fresh("up"), name, name, user, length, ledger.now(), "", false);
    shelf.put(file.id(), file);
    return file;
  }

  public Optional<StoredFile> find(String id) {
    return shelf.get(id);
  }

  /** The file that an upload address waits for. */
  public Optional<StoredFile> awaited(String ticket) {
    return shelf.all().stream()
        .filter(file -> file.ticket().equals(ticket) && !file.hasCome())
        .findFirst();
  }

  /** It has come. */
  public void take(StoredFile file, byte[] bytes) {
    shelf.put(file.id(), file.holding(bytes));
  }

  /** It is done with, under a title. */
  public StoredFile complete(StoredFile file, String title) {
    var shared = file.shared(title.isEmpty() ? file.name() : title);
    shelf.put(file.id(), shared);
    return shared;
  }
}
