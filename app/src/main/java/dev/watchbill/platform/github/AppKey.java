package dev.watchbill.platform.github;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;

/** The private key of a GitHub App: how it is read, and what is signed with it. */
final class AppKey {
  private static final Pattern PEM =
      Pattern.compile(
          "-----BEGIN (RSA )?PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END (?:RSA )?PRIVATE KEY-----");

  /** GitHub's clock may be behind ours by so much. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  /** GitHub takes none that is good for more than ten minutes. */
  private static final Duration GOOD_FOR = Duration.ofMinutes(8);

  /** "Version 0; RSA, without parameters", which is all that PKCS#8 puts before a key. */
  private static final byte[] RSA = {
    0x02,
    0x01,
    0x00,
    0x30,
    0x0d,
    0x06,
    0x09,
    0x2a,
    (byte) 0x86,
    0x48,
    (byte) 0x86,
    (byte) 0xf7,
    0x0d,
    0x01,
    0x01,
    0x01,
    0x05,
    0x00
  };

  private static final int SEQUENCE = 0x30;
  private static final int OCTETS = 0x04;

  private AppKey() {}

  /**
   * Reads one in PEM: PKCS#1, as GitHub gives it, or PKCS#8, as other tools keep it.
   *
   * @throws GitHubAway if it is none; nothing of the text is in it
   */
  static PrivateKey read(String pem) throws GitHubAway {
    var matcher = PEM.matcher(pem);
    if (!matcher.find()) {
      throw unfit();
    }
    try {
      var bytes = Base64.getMimeDecoder().decode(matcher.group(2));
      return KeyFactory.getInstance("RSA")
          .generatePrivate(
              new PKCS8EncodedKeySpec(matcher.group(1) == null ? bytes : wrapped(bytes)));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw unfit();
    }
  }

  private static GitHubAway unfit() {
    return new GitHubAway("It holds no RSA private key that can be read without a password.");
  }

  /** The JDK reads PKCS#8 alone, which is PKCS#1 with the kind of key before it. */
  private static byte[] wrapped(byte[] key) {
    var inner = new ByteArrayOutputStream();
    inner.writeBytes(RSA);
    inner.writeBytes(field(OCTETS, key));
    return field(SEQUENCE, inner.toByteArray());
  }

  /** In DER: a tag, how many bytes follow (in two bytes, as any key needs), and those. */
  private static byte[] field(int tag, byte[] content) {
    var bytes = new ByteArrayOutputStream();
    bytes.write(tag);
    bytes.write(0x82);
    bytes.write(content.length >> 8);
    bytes.write(content.length);
    bytes.writeBytes(content);
    return bytes.toByteArray();
  }

  /**
   * A JWT (RS256) with which an app shows GitHub who it is, for some minutes from {@code now}.
   *
   * @throws LoginFailed if the key does not sign
   */
  static String pass(GitHubApp app, Instant now) throws LoginFailed {
    var head = encoded("{\"alg\":\"RS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));
    var claims =
        "{\"iat\":%d,\"exp\":%d,\"iss\":\"%d\"}"
            .formatted(
                now.minus(SKEW).getEpochSecond(), now.plus(GOOD_FOR).getEpochSecond(), app.id());
    var signed = head + "." + encoded(claims.getBytes(StandardCharsets.UTF_8));
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(app.key());
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + encoded(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new LoginFailed("The key in GITHUB_APP_KEY_FILE does not sign.");
    }
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
