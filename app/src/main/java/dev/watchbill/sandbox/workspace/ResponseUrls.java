package dev.watchbill.sandbox.workspace;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The addresses given with commands and clicks, to answer later: five times in half an hour. */
public final class ResponseUrls {
  private static final int USES = 5;
  private static final Duration LIFE = Duration.ofMinutes(30);

  private final Ledger ledger;
  private final Shelf<ResponseUrl> shelf;

  ResponseUrls(Ledger ledger) {
    this.ledger = ledger;
    this.shelf = ledger.shelf("response_url", ResponseUrl.class);
  }

  /**
   * One such address.
   *
   * @param user who ran the command or clicked
   * @param messageTs of the message that was clicked, or empty
   * @param threadTs of the thread where that happened, or empty
   * @param left how often it may still be used
   */
  public record ResponseUrl(
      String id,
      String user,
      String channel,
      String messageTs,
      String threadTs,
      int left,
      Instant expires) {}

  /** A new address. */
  public ResponseUrl issue(String user, String channel, String messageTs, String threadTs) {
    var id = Ids.fresh("");
    var url =
        new ResponseUrl(id, user, channel, messageTs, threadTs, USES, ledger.now().plus(LIFE));
    shelf.put(id, url);
    return url;
  }

  public Optional<ResponseUrl> find(String id) {
    return shelf.get(id);
  }

  /** Uses it once; empty if it is unknown, used up, or too old. */
  public Optional<ResponseUrl> use(String id) {
    return ledger.inOne(
        () -> {
          var url = shelf.get(id);
          if (url.isEmpty()) {
            return url;
          }
          var found = url.orElseThrow();
          if (found.left() == 0 || ledger.now().isAfter(found.expires())) {
            shelf.drop(id);
            return Optional.empty();
          }
          shelf.put(
              id,
              new ResponseUrl(
                  id,
                  found.user(),
                  found.channel(),
                  found.messageTs(),
                  found.threadTs(),
                  found.left() - 1,
                  found.expires()));
          return url;
        });
  }
}
