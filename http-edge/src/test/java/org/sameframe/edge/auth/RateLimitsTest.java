package org.sameframe.edge.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sameframe.room.Account;

class RateLimitsTest {
    @Test
    @DisplayName("[RE8] an address has a budget, and another one its own")
    void perAddress() throws Exception {
        RateLimits limits = RateLimits.perMinute(3, 1000);

        assertThat(taken(limits, "192.0.2.1", 10)).isEqualTo(3);
        assertThat(taken(limits, "192.0.2.2", 10)).isEqualTo(3);
    }

    @Test
    @DisplayName("[RE8] a network of IPv6 counts as one address")
    void perNetwork() throws Exception {
        RateLimits limits = RateLimits.perMinute(3, 1000);

        assertThat(taken(limits, "2001:db8:1:2::1", 2)).isEqualTo(2);
        assertThat(taken(limits, "2001:db8:1:2:ffff::9", 2)).isEqualTo(1);
        assertThat(taken(limits, "2001:db8:1:3::1", 2)).isEqualTo(2);
    }

    @Test
    @DisplayName("[RE8] all addresses together have a budget")
    void inAll() throws Exception {
        RateLimits limits = RateLimits.perMinute(3, 5);

        assertThat(taken(limits, "192.0.2.1", 3) + taken(limits, "192.0.2.2", 3))
                .isEqualTo(5);
    }

    @Test
    @DisplayName("[RE8] this machine has a thousand times as much, and does not use up the others'")
    void loopback() throws Exception {
        RateLimits limits = RateLimits.perMinute(3, 5);

        assertThat(taken(limits, "127.0.0.1", 2000)).isEqualTo(2000);
        assertThat(taken(limits, "192.0.2.1", 10)).isEqualTo(3);
    }

    @Test
    @DisplayName("[RE10] an account has a budget, another one its own, and addresses have theirs besides")
    void perAccount() throws Exception {
        RateLimits limits = RateLimits.perMinute(3, 4);

        assertThat(taken(limits, Account.of("https://id.example.com", "backend")))
                .isEqualTo(3);
        assertThat(taken(limits, Account.of("https://id.example.com", "other"))).isEqualTo(3);
        assertThat(taken(limits, Account.of("https://elsewhere.example.com", "backend")))
                .isEqualTo(3);
        assertThat(limits.secondsToWait(Account.of("https://id.example.com", "backend")))
                .isPositive();
        assertThat(taken(limits, "192.0.2.1", 10)).isEqualTo(3);
    }

    private static long taken(RateLimits limits, Account account) {
        return IntStream.range(0, 10)
                .filter(i -> limits.secondsToWait(account) == 0)
                .count();
    }

    @Test
    @DisplayName("[RE8] what was no guess is given back")
    void givenBack() throws Exception {
        RateLimits limits = RateLimits.perMinute(2, 1000);
        InetAddress address = InetAddress.getByName("192.0.2.1");

        for (int i = 0; i < 20; i++) {
            assertThat(limits.tryTake(address)).isTrue();
            limits.giveBack(address);
        }
        assertThat(taken(limits, "192.0.2.1", 10)).isEqualTo(2);
    }

    private static long taken(RateLimits limits, String address, int tries) throws Exception {
        InetAddress from = InetAddress.getByName(address);
        return IntStream.range(0, tries).filter(i -> limits.tryTake(from)).count();
    }
}
