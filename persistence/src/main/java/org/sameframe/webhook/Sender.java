package org.sameframe.webhook;

import java.util.concurrent.CompletionStage;

/** Brings a signed message to an address. */
@FunctionalInterface
public interface Sender {
    /** @return never fails: what went wrong is an outcome */
    CompletionStage<Answer> send(Message message);

    /** @param seconds since the epoch, as signed */
    record Message(String url, String id, long seconds, String signatures, byte[] body) {}

    /**
     * @param status 0: none
     * @param retryAfter seconds that the endpoint wants to be left alone; 0: it did not say
     * @param detail for people
     */
    record Answer(Outcome outcome, int status, long retryAfter, String detail) {}
}
