package org.sameframe.webhook;

/** Is told what came of each attempt, to count it. */
@FunctionalInterface
public interface DeliveryCounter {
    /** What came of an attempt to deliver a message. */
    enum Result {
        /** It was taken. */
        DELIVERED,
        /** It was not, and is tried again. */
        RETRIED,
        /** It was not, and its endpoint is switched off. */
        FAILED
    }

    void count(Result result);
}
