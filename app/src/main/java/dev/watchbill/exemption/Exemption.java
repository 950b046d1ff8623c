package dev.watchbill.exemption;

import dev.watchbill.people.PersonId;
import java.time.Instant;
import java.util.Optional;

/**
 * A pull request that may merge during the freeze.
 *
 * @param id that of the request for it
 * @param commit the one it was given for; empty where GitHub was not read
 * @param title typed by people; empty where GitHub was not read
 * @param declared whether the kind is what somebody said, and not what was read
 */
public record Exemption(
    long id,
    long freeze,
    int number,
    Optional<String> commit,
    Optional<String> title,
    Kind kind,
    boolean declared,
    PersonId askedBy,
    Instant grantedAt) {}
