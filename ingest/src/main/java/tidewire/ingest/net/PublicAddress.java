package tidewire.ingest.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Addresses of the public internet, by the special-purpose registries of IANA (RFC 6890). An IPv6 address that carries an
 * IPv4 address is as public as that one.
 */
final class PublicAddress {
    private static final List<Block> PRIVATE_V4 = blocks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3");
    private static final Block GLOBAL_V6 = Block.of("2000::/3");
    private static final List<Block> PRIVATE_V6 =
            // Teredo, benchmarks, ORCHID, documentation.
            blocks("2001::/32", "2001:2::/48", "2001:10::/28", "2001:20::/28", "2001:db8::/32", "3fff::/20");
    private static final Block NAT64 = Block.of("64:ff9b::/96");
    private static final Block SIX_TO_FOUR = Block.of("2002::/16");

    private PublicAddress() {}

    private record Block(byte[] start, int bits) {
        static Block of(String cidr) {
            String[] parts = cidr.split("/", 2);
            try {
                return new Block(InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(cidr, e);
            }
        }

        boolean contains(byte[] address) {
            if (address.length != start.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit & 7);
                if ((address[bit >> 3] & mask) != (start[bit >> 3] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static List<Block> blocks(String... cidrs) {
        return Arrays.stream(cidrs).map(Block::of).toList();
    }

    static boolean is(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == 4) {
            return isV4(bytes);
        }
        if (NAT64.contains(bytes)) {
            return isV4(Arrays.copyOfRange(bytes, 12, 16));
        }
        if (SIX_TO_FOUR.contains(bytes)) {
            return isV4(Arrays.copyOfRange(bytes, 2, 6));
        }
        // Outside of 2000::/3 lie loopback, link-local, unique local, multicast, and [::a.b.c.d] and
        // [::ffff:0:a.b.c.d].
        return GLOBAL_V6.contains(bytes) && PRIVATE_V6.stream().noneMatch(block -> block.contains(bytes));
    }

    private static boolean isV4(byte[] bytes) {
        return PRIVATE_V4.stream().noneMatch(block -> block.contains(bytes));
    }
}
