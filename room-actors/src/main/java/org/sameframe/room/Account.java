package org.sameframe.room;

/**
 * Who stands behind a participant, as far as somebody has vouched for it.
 *
 * @param isVerified a platform, or the operator of the server, says who this is; else it is a guest, who says so alone
 * @param subject issuer and subject of the tokens that it came with; empty for a guest, in an erased room, and for everybody
 *     but those who read the record
 */
public record Account(boolean isVerified, String subject) {
    /** Nobody vouches for a guest. */
    public static final Account GUEST = new Account(false, "");

    /** Characters of a subject; one is 255 at most in OpenID Connect, and an issuer's address about 100. */
    public static final int LONGEST = 512;

    /** Two issuers may each have a subject of the same name: together they are one account's. */
    public static Account of(String issuer, String subject) {
        return new Account(true, issuer + " " + subject);
    }

    /** Another of the same issuer. */
    public Account ofSame(String otherSubject) {
        return of(subject.substring(0, Math.max(0, subject.indexOf(' '))), otherSubject);
    }

    Account withoutSubject() {
        return new Account(isVerified, "");
    }
}
