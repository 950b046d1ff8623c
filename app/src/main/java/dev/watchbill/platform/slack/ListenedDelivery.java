package dev.watchbill.platform.slack;

import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.outbox.Delivery;
import dev.watchbill.platform.outbox.Outbox.Posted;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** A delivery that tells the ears where something was posted, for they should hear it come back. */
final class ListenedDelivery implements Delivery {
  private final Delivery delivery;
  private final Consumer<String> posted;

  /**
   * Listens to another delivery.
   *
   * @param posted hears the id of the channel
   */
  ListenedDelivery(Delivery delivery, Consumer<String> posted) {
    this.delivery = delivery;
    this.posted = posted;
  }

  @Override
  public Outcome post(Draft draft) {
    var outcome = delivery.post(draft);
    if (outcome instanceof Outcome.Accepted accepted) {
      posted.accept(accepted.place().channelId());
    }
    return outcome;
  }

  @Override
  public Outcome edit(String key, Posted place, Content content) {
    return delivery.edit(key, place, content);
  }

  @Override
  public Finding find(Draft draft, Instant notBefore) {
    return delivery.find(draft, notBefore);
  }

  @Override
  public String permalink(Posted place, Optional<String> threadTs) {
    return delivery.permalink(place, threadTs);
  }
}
