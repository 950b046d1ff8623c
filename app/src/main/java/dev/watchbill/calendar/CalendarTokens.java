package dev.watchbill.calendar;

import dev.watchbill.people.PersonId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret part of a link: 256 bits that nobody guesses. It is derived from a secret of the
 * installation and a random salt of the link, so that its owner can be shown it again, though it is
 * kept nowhere; a new salt makes a new token.
 */
final class CalendarTokens {
  private static final String HMAC = "HmacSHA256";
  private static final int SECRET = 32;
  private static final int SALT = 16;

  private final SecureRandom random = new SecureRandom();

  byte[] newSecret() {
    return random(SECRET);
  }

  byte[] newSalt() {
    return random(SALT);
  }

  /** 43 letters, digits, {@code -} and {@code _}. */
  String token(byte[] secret, byte[] salt, PersonId person, String rotation) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(secret, HMAC));
      mac.update(salt);
      mac.update((person.value() + "\n" + rotation).getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + HMAC, e);
    }
  }

  /** By which a token is known without being kept. */
  static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private byte[] random(int length) {
    var bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
