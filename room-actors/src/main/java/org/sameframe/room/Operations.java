package org.sameframe.room;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the room remembers of everybody's operations [OP4], so that one that is sent again has one effect [OP1]. */
record Operations(Map<String, OperationWindow> windows) {
    static final Operations NONE = new Operations(Map.of());

    static Operations of(Stream<OperationWindow> windows) {
        Map<String, OperationWindow> byInstance = new LinkedHashMap<>();
        windows.forEach(window -> byInstance.put(key(window.participant(), window.instance()), window));
        return new Operations(byInstance);
    }

    OperationWindow of(Origin origin) {
        OperationWindow window = windows.get(key(origin.participant(), origin.instance()));
        return window == null ? OperationWindow.none(origin.participant(), origin.instance()) : window;
    }

    /** What is to be said of an operation without deciding it anew [OP2]; empty if it is new. */
    Optional<Decision> known(Origin origin) {
        OperationWindow window = of(origin);
        if (!origin.isNumbered() || window.isNew(origin.op())) {
            return Optional.empty();
        }
        long seq = window.sequenceOf(origin.op());
        return Optional.of(
                seq > 0
                        ? new Decision.Repeated(seq)
                        : Decision.refused(
                                RefusalCode.NOT_APPLIED,
                                "Operation %d was passed over: a later one was carried out first. Give the command again."
                                        .formatted(origin.op())));
    }

    /** [OP5]. */
    Operations accepted(Origin origin, long seq) {
        if (!origin.isNumbered()) {
            return this;
        }
        String key = key(origin.participant(), origin.instance());
        Map<String, OperationWindow> changed = new LinkedHashMap<>(windows);
        // Removed first, so that the order is that of the latest use, and the eldest is the one to forget.
        changed.remove(key);
        changed.put(key, of(origin).accepted(origin.op(), seq));
        boolean isKey = Origin.isKey(origin.instance());
        Predicate<OperationWindow> alike = window -> Origin.isKey(window.instance()) == isKey;
        forget(
                changed,
                alike.and(window -> window.participant() == origin.participant()),
                isKey ? Limits.KEYS : Limits.INSTANCES);
        forget(changed, alike, isKey ? Limits.KEYS_IN_ALL : Limits.INSTANCES_IN_ALL);
        return new Operations(changed);
    }

    /** Keys and instances are counted apart, so that a server's commands never push out what a person's tab has pending. */
    private static void forget(Map<String, OperationWindow> windows, Predicate<OperationWindow> which, int most) {
        List<OperationWindow> counted = windows.values().stream().filter(which).toList();
        if (counted.size() > most) {
            windows.remove(key(counted.get(0).participant(), counted.get(0).instance()));
        }
    }

    private static String key(int participant, String instance) {
        return participant + "/" + instance;
    }
}
