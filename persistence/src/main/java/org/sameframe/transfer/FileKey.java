package org.sameframe.transfer;

import javax.crypto.SecretKey;

/** The key of a file, by the salt that it begins with. */
interface FileKey {
    SecretKey of(byte[] salt);
}
