package dev.watchbill.escalation;

import dev.watchbill.people.PersonId;
import java.util.List;
import java.util.Optional;

/**
 * What somebody who escalates asks for.
 *
 * @param rotation the configured name of the rotation whose contacts are asked
 * @param request the support request it is about, if it is about one
 * @param firstContact which of the rotation's contacts is asked first, counted from 0
 * @param named whom else to ask: members of the company
 * @param submission names the form it came from: what is sent off twice is done once
 */
record Wish(
    PersonId by,
    String rotation,
    Optional<Long> request,
    Research research,
    int firstContact,
    List<PersonId> named,
    String submission) {}
