package dev.watchbill.people;

import dev.watchbill.config.WatchbillConfig.ChannelRef;
import dev.watchbill.config.WatchbillConfig.PersonRef;
import dev.watchbill.config.WatchbillConfig.ProductGroup;
import java.util.Optional;

/**
 * A product group.
 *
 * @param key what commands and the configuration call it, such as {@code mdm}
 * @param name what people call it, such as {@code MDM}
 * @param manager its engineering manager, or several: a user group
 * @param qaLead who leads its quality assurance
 * @param channel where it talks
 */
public record Group(
    String key, String name, PersonRef manager, PersonRef qaLead, Optional<ChannelRef> channel) {

  static Group of(String key, ProductGroup configured) {
    return new Group(
        key, configured.name(), configured.manager(), configured.qaLead(), configured.channel());
  }

  /** Whether that is what somebody meant who typed {@code words}: the key or the name. */
  boolean isCalled(String words) {
    return key.equalsIgnoreCase(words) || name.equalsIgnoreCase(words);
  }
}
