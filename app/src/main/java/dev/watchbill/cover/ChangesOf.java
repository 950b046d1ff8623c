package dev.watchbill.cover;

import java.util.List;

/**
 * What concerns one person, each list in the order of time.
 *
 * @param asked their own that wait for somebody
 * @param forYes others' that wait for their yes
 * @param forApproval what waits for their approval
 * @param ahead changes that are made, that they are a party of, and that still lie ahead
 */
public record ChangesOf(
    List<ChangeRequest> asked,
    List<ChangeRequest> forYes,
    List<ChangeRequest> forApproval,
    List<ChangeRequest> ahead) {
  public ChangesOf {
    asked = List.copyOf(asked);
    forYes = List.copyOf(forYes);
    forApproval = List.copyOf(forApproval);
    ahead = List.copyOf(ahead);
  }
}
