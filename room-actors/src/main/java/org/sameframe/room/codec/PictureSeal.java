package org.sameframe.room.codec;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.protobuf.ByteString;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.sameframe.room.RoomCode;

/** Seals the pictures of a room's notes under the room's key, and names them so that a name shows nothing [SL5]. */
public final class PictureSeal {
    private static final String MAC = "HmacSHA256";

    private final RoomCode room;
    private final RoomKey key;

    private PictureSeal(RoomCode room, RoomKey key) {
        this.room = room;
        this.key = key;
    }

    public static PictureSeal of(RoomCode room, RoomKey key) {
        return new PictureSeal(room, key);
    }

    /** Under which a picture is kept: 32 bytes that only the room's key makes of its hash. */
    public ByteString name(String hash) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key.bytes(), MAC));
            return ByteString.copyFrom(
                    mac.doFinal(("sameframe-still-name-1" + room.value() + hash).getBytes(US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has " + MAC, e);
        }
    }

    public ByteString close(String hash, ByteString picture) {
        return Seal.close(key, Seal.still(room.value(), name(hash)), picture);
    }

    /** Empty: it was altered, or is another one. */
    public Optional<ByteString> open(String hash, ByteString sealed) {
        try {
            return Optional.of(Seal.open(key, Seal.still(room.value(), name(hash)), sealed));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }
}
